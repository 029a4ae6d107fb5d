import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  ConnectorInstance,
  Gate,
  ResourceDefinition,
  RetryPolicy,
} from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import type { Linker } from '../links/linker';
import type { SyncKey } from '../store/syncs';
import type { RunRow } from '../store/rows';

/** One scheduled unit: a resource of an instance. */
export interface SyncTarget {
  instance: ConnectorInstance;
  resource: ResourceDefinition<any, any>;
}

export function keyOf({ instance, resource }: SyncTarget): SyncKey {
  return { instance: instance.id, resource: resource.name };
}

export interface EngineDeps {
  db: Knex;
  logger: LoggerService;
  linker: Linker;
  /** One per instance, by instance id. */
  gates: ReadonlyMap<string, Gate>;
  retry?: Partial<RetryPolicy>;
  /** Milliseconds for one request or call to a tool. */
  timeoutMs?: number;
  /** Default the system's clock. */
  now?: () => Date;
  /** Told of each run that was recorded; looks of a dry run are none. */
  onRun?: (run: FinishedRun) => void;
}

export type FinishedRun = Omit<RunRow, 'id'>;

export function timeOf({ now }: Pick<EngineDeps, 'now'>): Date {
  return now?.() ?? new Date();
}
