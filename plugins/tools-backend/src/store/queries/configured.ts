import type { ConnectorInstance } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { groupBy } from '../grouped';
import { syncName, type SyncKey } from '../syncs';

/** What the configuration names. What other instances and resources left behind is not live. */
export class Configured {
  /** How many tools there are, by connector. */
  readonly tools: ReadonlyMap<string, number>;
  private readonly syncs: ReadonlyMap<string, SyncKey>;
  private readonly titles: ReadonlyMap<string, string>;
  /** By sync, of what belongs to a tool as a whole. */
  private readonly owners: ReadonlyMap<string, string>;

  constructor(instances: ConnectorInstance[]) {
    const keys = instances.flatMap(({ id, resources }) =>
      resources.map(({ name }) => ({
        instance: id,
        resource: name,
      })),
    );
    this.syncs = new Map(keys.map(key => [syncName(key), key]));
    this.owners = new Map(
      instances.flatMap(({ id, resources, config: { owner } }) =>
        resources.flatMap(({ name, shared }) =>
          shared && owner
            ? [
                [
                  syncName({ instance: id, resource: name }),
                  owner.toLowerCase(),
                ] as const,
              ]
            : [],
        ),
      ),
    );
    const ofConnector = groupBy(instances, ({ definition }) => definition.id);
    this.tools = new Map(
      [...ofConnector].map(([connector, { length }]) => [connector, length]),
    );
    this.titles = new Map(instances.map(({ id, title }) => [id, title]));
  }

  has(key: SyncKey): boolean {
    return this.syncs.has(syncName(key));
  }

  keys(): SyncKey[] {
    return [...this.syncs.values()];
  }

  /** An instance that is no longer configured shows its id. */
  titleOf(instance: string): string {
    return this.titles.get(instance) ?? instance;
  }

  /** Who answers for the items of a sync of which nothing says whose they are. */
  ownerOf(key: SyncKey): string | undefined {
    return this.owners.get(syncName(key));
  }

  /** Rows of the table or alias whose source is configured. */
  only(alias: string) {
    const pairs = [...this.syncs.values()].map(key => [
      key.instance,
      key.resource,
    ]);
    return (where: Knex.QueryBuilder) =>
      void where.whereIn([`${alias}.instance`, `${alias}.resource`], pairs);
  }
}
