import type { ConnectorInstance } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import type { SyncKey } from '../syncs';

/** What the configuration names. What other instances and resources left behind is not live. */
export class Configured {
  private readonly keys: SyncKey[];

  constructor(private readonly instances: ConnectorInstance[]) {
    this.keys = instances.flatMap(({ id, definition }) =>
      definition.resources.map(({ name }) => ({
        instance: id,
        resource: name,
      })),
    );
  }

  has({ instance, resource }: SyncKey): boolean {
    return this.keys.some(
      key => key.instance === instance && key.resource === resource,
    );
  }

  /** An instance that is no longer configured shows its id. */
  titleOf(instance: string): string {
    return this.instances.find(({ id }) => id === instance)?.title ?? instance;
  }

  /** Rows of the table or alias whose source is configured. */
  only(alias: string) {
    return (where: Knex.QueryBuilder) =>
      void where.whereIn(
        [`${alias}.instance`, `${alias}.resource`],
        this.keys.map(({ instance, resource }) => [instance, resource]),
      );
  }
}
