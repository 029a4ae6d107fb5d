import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  UNOWNED_GROUP_REF,
  type FeedChange,
} from '@strata/backstage-plugin-tools-common';
import { parseFeedItem, type FeedItem } from '../entities/feedItem';
import { itemEntity } from '../entities/itemEntity';
import { assertValid, type Emitted } from '../entities/resource';
import type { StrataToolsEntityProvider } from '../StrataToolsEntityProvider';
import type { EmittedRow, EmittedStore } from './EmittedStore';
import { RefClaims } from './refs';
import { RelationBudget } from './relations';
import type { Refused, Wanted } from './types';

/** Characters of a reason. */
const MAX_PROBLEM = 300;

/** Turns pages of changes into entities: applies them first, then remembers what it applied. */
export class CatalogWriter {
  constructor(
    private readonly provider: StrataToolsEntityProvider,
    private readonly store: EmittedStore,
    private readonly logger: LoggerService,
  ) {}

  /** What is refused is left out: the catalog keeps what it had of it. */
  async writeChanges(changes: FeedChange[]): Promise<Refused> {
    const latest = [...new Map(changes.map(c => [c.uid, c])).values()];
    const known = await this.store.load(latest.map(({ uid }) => uid));
    const present = latest.filter(isVisible);
    const refused: Refused = new Map();
    const items = parse(present, refused);
    const wanted = await this.wantedOf(items, known, refused);
    const keep = new Set(present.map(({ uid }) => uid));
    const removed = [...known.keys()].filter(key => !keep.has(key));
    await this.write(wanted, known, removed);
    return refused;
  }

  /** Writes entities that stand for no item: instances and the group of the unowned. */
  async writeOthers(others: Emitted[]): Promise<void> {
    const known = await this.store.load(others.map(({ key }) => key));
    const wanted: Wanted[] = [];
    for (const emitted of others) {
      const problem = await problemOf(emitted);
      if (problem) {
        this.logger.warn(
          `Left ${emitted.key} out of the catalog, which keeps what it had of it: ${problem}`,
        );
      } else wanted.push(toWanted(emitted, []));
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

  private async wantedOf(
    items: FeedItem[],
    known: Map<string, EmittedRow>,
    refused: Refused,
  ): Promise<Wanted[]> {
    const budget = await RelationBudget.load(this.store, items, known);
    const candidates = items.map(item => {
      const relations = budget.relationsOf(item);
      const emitted = itemEntity(item, relations);
      const unowned = emitted.entity.spec?.owner === UNOWNED_GROUP_REF;
      const owner = unowned ? [UNOWNED_GROUP_REF] : [];
      return toWanted(emitted, [...relations, ...owner]);
    });
    const refs = await RefClaims.load(this.store, candidates, known);
    const wanted: Wanted[] = [];
    for (const candidate of refs.wanted) {
      const { emitted, ref } = candidate;
      const taken = `another item already has the name ${ref}`;
      const problem = await problemOf(emitted);
      if (problem) refuse(refused, emitted.key, problem);
      else if (refs.claim(candidate, refused)) wanted.push(candidate);
      else refuse(refused, emitted.key, taken);
    }
    return wanted;
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
    const replaced = changed
      .map(({ key }) => key)
      .filter(key => known.has(key));
    await this.store.save(changed, [...removed, ...replaced]);
  }
}

/** The catalog shows its entities to everybody, so restricted items never enter it. */
export function isVisible({ item }: FeedChange): boolean {
  return item !== undefined && !item.restricted;
}

function parse(changes: FeedChange[], refused: Refused): FeedItem[] {
  return changes.flatMap(({ uid, item }) => {
    const parsed = parseFeedItem(uid, item);
    if ('problem' in parsed) refuse(refused, uid, parsed.problem);
    return 'item' in parsed ? [parsed.item] : [];
  });
}

async function problemOf(emitted: Emitted): Promise<string | undefined> {
  try {
    await assertValid(emitted);
    return undefined;
  } catch (error) {
    return error.message;
  }
}

function refuse(refused: Refused, uid: string, problem: string) {
  refused.set(uid, problem.slice(0, MAX_PROBLEM));
}

function toWanted(emitted: Emitted, relations: string[]): Wanted {
  return { emitted, relations, ref: stringifyEntityRef(emitted.entity) };
}

function toRow({ emitted, ref, relations }: Wanted): EmittedRow {
  return {
    key: emitted.key,
    entityRef: ref,
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
