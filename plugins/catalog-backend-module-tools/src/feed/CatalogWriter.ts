import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { FeedChange } from '@strata/backstage-plugin-tools-common';
import { parseFeedItem, type FeedItem } from '../entities/feedItem';
import { itemEntity } from '../entities/itemEntity';
import { assertValid, type Emitted } from '../entities/resource';
import type { StrataToolsEntityProvider } from '../StrataToolsEntityProvider';
import type { EmittedRow, EmittedStore } from './EmittedStore';
import { RelationBudget } from './relations';

interface Wanted {
  emitted: Emitted;
  relations: string[];
}

/** Turns pages of changes into entities: applies them first, then remembers what it applied. */
export class CatalogWriter {
  constructor(
    private readonly provider: StrataToolsEntityProvider,
    private readonly store: EmittedStore,
    private readonly logger: LoggerService,
  ) {}

  async writeChanges(changes: FeedChange[]): Promise<void> {
    const latest = [...new Map(changes.map(c => [c.uid, c])).values()];
    const known = await this.store.load(latest.map(({ uid }) => uid));
    const present = latest.filter(isVisible);
    const wanted = await this.wantedOf(this.parse(present), known);
    const keep = new Set(present.map(({ uid }) => uid));
    const removed = [...known.keys()].filter(key => !keep.has(key));
    await this.write(wanted, known, removed);
  }

  /** Writes entities that stand for no item: instances and the group of the unowned. */
  async writeOthers(others: Emitted[]): Promise<void> {
    const known = await this.store.load(others.map(({ key }) => key));
    const wanted: Wanted[] = [];
    for (const emitted of others) {
      if (await this.isValid(emitted)) wanted.push({ emitted, relations: [] });
    }
    await this.write(wanted, known, []);
  }

  async remove(rows: Pick<EmittedRow, 'key' | 'entityRef'>[]): Promise<void> {
    await this.provider.apply(
      [],
      rows.map(({ entityRef }) => entityRef),
    );
    await this.store.save(
      [],
      rows.map(({ key }) => key),
    );
  }

  private parse(changes: FeedChange[]): FeedItem[] {
    return changes.flatMap(({ uid, item }) => {
      const parsed = parseFeedItem(uid, item);
      if ('problem' in parsed) this.quarantine(uid, parsed.problem);
      return 'item' in parsed ? [parsed.item] : [];
    });
  }

  private async wantedOf(
    items: FeedItem[],
    known: Map<string, EmittedRow>,
  ): Promise<Wanted[]> {
    const budget = await RelationBudget.load(this.store, items, known);
    const byRef = new Map<string, Wanted>();
    for (const item of items) {
      const relations = budget.relationsOf(item);
      const emitted = itemEntity(item, relations);
      const ref = stringifyEntityRef(emitted.entity);
      if (byRef.has(ref)) {
        this.quarantine(emitted.key, `its ref ${ref} is taken by another item`);
      } else if (await this.isValid(emitted)) {
        byRef.set(ref, { emitted, relations });
      }
    }
    return [...byRef.values()];
  }

  private async write(
    wanted: Wanted[],
    known: Map<string, EmittedRow>,
    removed: string[],
  ): Promise<void> {
    const rows = wanted.map(toRow);
    const renamed = rows.filter(
      row =>
        known.has(row.key) && known.get(row.key)!.entityRef !== row.entityRef,
    );
    const goneRefs = [...removed, ...renamed.map(({ key }) => key)].map(
      key => known.get(key)!.entityRef,
    );
    await this.provider.apply(
      wanted.map(({ emitted }) => emitted),
      goneRefs,
    );
    const changed = rows.filter(row => !isSame(row, known.get(row.key)));
    const replaced = changed.map(({ key }) => key).filter(key => known.has(key));
    await this.store.save(changed, [...removed, ...replaced]);
  }

  private async isValid(emitted: Emitted): Promise<boolean> {
    try {
      await assertValid(emitted);
      return true;
    } catch (error) {
      this.quarantine(emitted.key, error.message);
      return false;
    }
  }

  private quarantine(key: string, reason: string) {
    this.logger.warn(
      `Left ${key} out of the catalog, which keeps what it had of it: ${reason}`,
    );
  }
}

/** The catalog shows its entities to everybody, so restricted items never enter it. */
export function isVisible({ item }: FeedChange): boolean {
  return item !== undefined && !item.restricted;
}

function toRow({ emitted, relations }: Wanted): EmittedRow {
  return {
    key: emitted.key,
    entityRef: stringifyEntityRef(emitted.entity),
    locationKey: emitted.locationKey,
    relations: [...relations].sort(),
  };
}

function isSame(row: EmittedRow, known: EmittedRow | undefined): boolean {
  return (
    row.entityRef === known?.entityRef &&
    row.locationKey === known.locationKey &&
    row.relations.join() === known.relations.join()
  );
}
