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

  /** Removes what the store no longer has; a loss above the budget is held back and told. */
  async removeUnseen(
    seen: Set<string>,
    instances: ToolInstance[],
  ): Promise<void> {
    const { store, writer, logger, budget } = this.options;
    const emitted = await store.all();
    const keep = new Set([
      ...seen,
      ...instances.map(({ instance }) => `instance:${instance}`),
      UNOWNED_KEY,
    ]);
    const leftovers: Leftover[] = emitted.filter(({ key }) => !keep.has(key));
    leftovers.push(...(await this.strays(emitted)));
    if (leftovers.length === 0) return;
    const allowed = Math.max(
      budget.items,
      Math.floor((emitted.length * budget.percent) / 100),
    );
    if (seen.size === 0 || leftovers.length > allowed) {
      logger.warn(
        `Kept ${leftovers.length} of ${emitted.length} entities that the tools plugin no longer has: ` +
          `more than the ${allowed} that one comparison may remove, or all of them. If they are really ` +
          `gone, raise catalog.providers.strataTools.removalBudget for one run.`,
      );
      return;
    }
    await writer.remove(leftovers);
  }

  /** Entities under our location that are not remembered: a crash came between apply and store. */
  private async strays(emitted: EmittedRow[]): Promise<Leftover[]> {
    const { catalog, auth } = this.options;
    const remembered = new Set(emitted.map(({ entityRef }) => entityRef));
    const origin = `metadata.annotations.${ANNOTATION_ORIGIN_LOCATION}`;
    const marked = `metadata.annotations.${ANNOTATION_TOOL_INSTANCE}`;
    const found: Leftover[] = [];
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
        const entityRef = stringifyEntityRef(entity);
        const ours = location?.startsWith(`${MANAGED_BY_SCHEME}:`);
        if (ours && !remembered.has(entityRef)) {
          found.push({ key: entityRef, entityRef });
        }
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
