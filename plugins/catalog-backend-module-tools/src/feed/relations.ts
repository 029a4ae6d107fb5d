import type { FeedItem } from '../entities/feedItem';
import { relationTargets, type RelationTargets } from '../entities/itemEntity';
import type { EmittedRow, EmittedStore } from './EmittedStore';

/**
 * Relations that emitted entities may give one service or tool. A service with more than 200 of
 * all kinds makes its own page and every re-stitch slow; the rest is left to its other relations.
 */
export const MAX_RELATIONS_PER_TARGET = 150;

/** Hands out relations up to the cap; what an item already holds it keeps, so that passes agree. */
export class RelationBudget {
  static async load(
    store: EmittedStore,
    items: FeedItem[],
    known: Map<string, EmittedRow>,
  ): Promise<RelationBudget> {
    const targets = new Map(
      items.map(item => [item.uid, relationTargets(item)]),
    );
    const refs = [...targets.values()].flatMap(({ services, instance }) => [
      ...services,
      instance,
    ]);
    const counts = await store.countRelations([...new Set(refs)]);
    for (const row of known.values()) {
      for (const ref of row.relations) {
        counts.set(ref, (counts.get(ref) ?? 0) - 1);
      }
    }
    const budget = new RelationBudget(counts, known, targets);
    budget.reserveHeld();
    return budget;
  }

  private constructor(
    private readonly counts: Map<string, number>,
    private readonly known: Map<string, EmittedRow>,
    private readonly targets: Map<string, RelationTargets>,
  ) {}

  /** The services that still have room; the tool's instance where none has. */
  relationsOf({ uid }: FeedItem): string[] {
    const { services, instance } = this.targets.get(uid)!;
    const related = services.filter(ref => this.take(uid, ref));
    if (related.length > 0) return related;
    return this.take(uid, instance) ? [instance] : [];
  }

  private reserveHeld() {
    for (const uid of this.targets.keys()) {
      for (const ref of this.heldAndWanted(uid)) {
        this.counts.set(ref, (this.counts.get(ref) ?? 0) + 1);
      }
    }
  }

  private heldAndWanted(uid: string): string[] {
    const { services, instance } = this.targets.get(uid)!;
    const held = this.known.get(uid)?.relations ?? [];
    return held.filter(ref => ref === instance || services.includes(ref));
  }

  private take(uid: string, ref: string): boolean {
    if (this.heldAndWanted(uid).includes(ref)) return true;
    const count = this.counts.get(ref) ?? 0;
    if (count >= MAX_RELATIONS_PER_TARGET) return false;
    this.counts.set(ref, count + 1);
    return true;
  }
}
