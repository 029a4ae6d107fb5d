import type { ConnectorInstance } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { syncName, type SyncKey } from '../syncs';

/** What the configuration names. What other instances and resources left behind is not live. */
export class Configured {
  private readonly syncs: ReadonlyMap<string, SyncKey>;
  private readonly titles: ReadonlyMap<string, string>;

  constructor(instances: ConnectorInstance[]) {
    const keys = instances.flatMap(({ id, definition }) =>
      definition.resources.map(({ name }) => ({
        instance: id,
        resource: name,
      })),
    );
    this.syncs = new Map(keys.map(key => [syncName(key), key]));
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
