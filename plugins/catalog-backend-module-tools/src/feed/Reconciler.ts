import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import {
  ANNOTATION_ORIGIN_LOCATION,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_TOOL_INSTANCE,
  MANAGED_BY_SCHEME,
  UNOWNED_GROUP_REF,
  type ToolInstance,
} from '@strata/backstage-plugin-tools-common';
import { instanceEntity } from '../entities/instanceEntity';
import { UNOWNED_KEY, unownedGroup } from '../entities/unownedGroup';
import type { CatalogWriter } from './CatalogWriter';
import type { EmittedRow, EmittedStore } from './EmittedStore';
import { MAX_RELATIONS_PER_TARGET } from './relations';

export interface RemovalBudget {
  items: number;
  percent: number;
}

interface ReconcilerOptions {
  catalog: CatalogService;
  auth: AuthService;
  store: EmittedStore;
  writer: CatalogWriter;
  logger: LoggerService;
  budget: RemovalBudget;
}

type Leftover = Pick<EmittedRow, 'key' | 'entityRef'>;

/** Of what is handed over, only the group of the unowned is none. */
const LISTED = 'resource:';

/** Longer than the catalog takes to show the few that a comparison misses. */
const FORGOTTEN_MS = 10 * 60_000;

/** Brings the catalog to what the store has, in both directions. */
export class Reconciler {
  constructor(private readonly options: ReconcilerOptions) {}

  async writeInstances(instances: ToolInstance[]): Promise<void> {
    await this.options.writer.writeOthers(instances.map(instanceEntity));
  }

  /**
   * The group of the unowned is there while it has few items: each of them is a relation of it, and
   * with thousands every stitch of it and its page would be as long. They keep it as their owner.
   */
  async settleUnowned(): Promise<void> {
    const { store, writer } = this.options;
    const counts = await store.countRelations([UNOWNED_GROUP_REF]);
    if ((counts.get(UNOWNED_GROUP_REF) ?? 0) > MAX_RELATIONS_PER_TARGET) {
      await writer.remove([...(await store.load([UNOWNED_KEY])).values()]);
    } else if (await this.mayEmitUnowned()) {
      await writer.writeOthers([unownedGroup()]);
    }
  }

  /**
   * Removes what the store no longer has, and takes back what the catalog has forgotten: true where
   * there was any, which has to be handed over again.
   */
  async compare(
    seen: ReadonlySet<string>,
    instances: ToolInstance[],
  ): Promise<boolean> {
    const emitted = await this.options.store.all();
    const shown = await this.shown();
    const keep = new Set([
      ...seen,
      ...instances.map(({ instance }) => `instance:${instance}`),
      UNOWNED_KEY,
    ]);
    const remembered = new Set(emitted.map(({ entityRef }) => entityRef));
    // A crash came between apply and store.
    const strays = [...shown].filter(ref => !remembered.has(ref));
    const leftovers: Leftover[] = [
      ...emitted.filter(({ key }) => !keep.has(key)),
      ...strays.map(ref => ({ key: ref, entityRef: ref })),
    ];
    await this.remove(leftovers, emitted, seen.size === 0);
    const given = emitted.filter(({ key }) => keep.has(key));
    return this.takeBackForgotten(given, shown);
  }

  /** A loss above the budget is held back and told. */
  private async remove(
    leftovers: Leftover[],
    emitted: EmittedRow[],
    isAll: boolean,
  ): Promise<void> {
    if (leftovers.length === 0) return;
    const { writer, logger } = this.options;
    const allowed = this.allowed(emitted);
    if (isAll || leftovers.length > allowed) {
      logger.warn(
        `Kept ${leftovers.length} of ${emitted.length} entities that the tools plugin no longer has: ` +
          `more than the ${allowed} that one comparison may remove, or all of them. If they are really ` +
          `gone, raise catalog.providers.strataTools.removalBudget for one run.`,
      );
      return;
    }
    await writer.remove(leftovers);
  }

  /**
   * A catalog process that is killed between two of its writes never does the second, and lists lack
   * an entity that was taken: https://github.com/backstage/backstage/issues/34686 and 35734. One that
   * comparisons have missed for long is forgotten; to many, the catalog has not come yet.
   */
  private async takeBackForgotten(
    given: EmittedRow[],
    shown: ReadonlySet<string>,
  ): Promise<boolean> {
    const { store, writer, logger } = this.options;
    const isShown = ({ entityRef }: EmittedRow) =>
      !entityRef.startsWith(LISTED) || shown.has(entityRef);
    const isNew = ({ missedAt }: EmittedRow) => missedAt === undefined;
    const back = given.filter(row => isShown(row) && !isNew(row));
    await store.noteMissed(back, null);
    const missed = given.filter(row => !isShown(row));
    if (missed.length > this.allowed(given)) return false;
    const now = Date.now();
    await store.noteMissed(missed.filter(isNew), now);
    const forgotten = missed.filter(
      row => !isNew(row) && now - row.missedAt! >= FORGOTTEN_MS,
    );
    if (forgotten.length === 0) return false;
    logger.warn(
      `Hands over ${forgotten.length} entities again that the catalog took and has not shown since, as ` +
        `${forgotten[0].entityRef}. Where that goes on, the catalog's log has the reason.`,
    );
    await writer.remove(forgotten);
    return true;
  }

  private allowed({ length }: EmittedRow[]): number {
    const { items, percent } = this.options.budget;
    return Math.max(items, Math.floor((length * percent) / 100));
  }

  /** Refs of the entities under our location that the catalog lists. */
  private async shown(): Promise<ReadonlySet<string>> {
    const { catalog, auth } = this.options;
    const origin = `metadata.annotations.${ANNOTATION_ORIGIN_LOCATION}`;
    const marked = `metadata.annotations.${ANNOTATION_TOOL_INSTANCE}`;
    const found = new Set<string>();
    const pages = catalog.streamEntities(
      {
        filter: { kind: 'Resource', [marked]: CATALOG_FILTER_EXISTS },
        fields: ['kind', 'metadata.namespace', 'metadata.name', origin],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      for (const entity of page) {
        const location =
          entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
        const ours = location?.startsWith(`${MANAGED_BY_SCHEME}:`);
        if (ours) found.add(stringifyEntityRef(entity));
      }
    }
    return found;
  }

  /** An adopter's own group of that name is left alone. */
  private async mayEmitUnowned(): Promise<boolean> {
    const { catalog, auth } = this.options;
    const group = await catalog.getEntityByRef(UNOWNED_GROUP_REF, {
      credentials: await auth.getOwnServiceCredentials(),
    });
    const origin = group?.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
    return !group || Boolean(origin?.startsWith(`${MANAGED_BY_SCHEME}:`));
  }
}
