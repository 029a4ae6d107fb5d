import type { SchedulerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  createGate,
  type ConnectorInstance,
} from '@strata/backstage-plugin-tools-node';
import {
  claimSync,
  LEASE_RENEWAL_MS,
  renewLease,
  syncName,
  type Lease,
  type SyncKey,
} from '../store/syncs';
import { runSync } from './runSync';
import type { EngineDeps, SyncTarget } from './types';

/** A run that takes longer is aborted; the next one starts afresh. */
const TIMEOUT_MINUTES = 30;

/** Runs the syncs: by schedule, and when a person asks. */
export class Engine {
  readonly targets: SyncTarget[];
  private readonly running = new Set<Promise<void>>();
  private readonly stop = new AbortController();

  constructor(
    instances: ConnectorInstance[],
    private readonly deps: Omit<EngineDeps, 'gates'>,
    private readonly gates = new Map(
      instances.map(({ id, definition }) => [id, createGate(definition.api)]),
    ),
  ) {
    this.targets = instances.flatMap(instance =>
      instance.definition.resources.map(resource => ({ instance, resource })),
    );
  }

  async schedule(scheduler: SchedulerService): Promise<void> {
    for (const target of this.targets) {
      const seconds = Math.round(target.instance.config.everyMinutes * 60);
      await scheduler.scheduleTask({
        id: `sync:${target.instance.id}:${target.resource.name}`,
        scope: 'global',
        frequency: { seconds },
        // The task only starts the run, which has a lease of its own: the scheduler's is not
        // renewed, so that a killed process would block the sync for the whole timeout.
        timeout: { minutes: 1 },
        initialDelay: { seconds: 3 },
        fn: async () => {
          await this.start(target);
        },
      });
    }
  }

  /** Runs one sync to its end; nothing happens when it already runs. */
  async run(target: SyncTarget, signal?: AbortSignal): Promise<void> {
    await (
      await this.start(target, signal)
    )?.done;
  }

  /** Starts a sync and returns once it shows as running. */
  async start(
    target: SyncTarget,
    signal?: AbortSignal,
  ): Promise<{ done: Promise<void> } | undefined> {
    const key = {
      instance: target.instance.id,
      resource: target.resource.name,
    };
    const now = this.deps.now?.() ?? new Date();
    const lease = await claimSync(this.deps.db, key, now);
    if (!lease) return undefined;
    const timeout = AbortSignal.timeout(TIMEOUT_MINUTES * 60_000);
    const signals = [this.stop.signal, timeout, ...(signal ? [signal] : [])];
    const beat = setInterval(() => this.renew(lease), LEASE_RENEWAL_MS);
    const done = runSync(
      target,
      lease,
      { ...this.deps, gates: this.gates },
      AbortSignal.any(signals),
    )
      .catch(error => this.deps.logger.error('A sync was not recorded', error))
      .finally(() => {
        clearInterval(beat);
        this.running.delete(done);
      });
    this.running.add(done);
    return { done };
  }

  private renew(lease: Lease) {
    renewLease(this.deps.db, lease).catch(error =>
      this.deps.logger.warn('The lease of a sync was not renewed', error),
    );
  }

  find(key: SyncKey): SyncTarget {
    const { instance, resource } = key;
    const target = this.targets.find(
      one => one.instance.id === instance && one.resource.name === resource,
    );
    if (!target) throw new NotFoundError(`No sync ${syncName(key)}`);
    return target;
  }

  findInstance(id: string): ConnectorInstance {
    const target = this.targets.find(one => one.instance.id === id);
    if (!target) throw new NotFoundError(`No tool ${id}`);
    return target.instance;
  }

  /** Aborts what runs and waits for it; used at shutdown. */
  async shutdown(): Promise<void> {
    this.stop.abort(new Error('The backend is shutting down'));
    await Promise.allSettled(this.running);
  }
}
