import { randomUUID } from 'node:crypto';
import type { SchedulerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type {
  ConnectorInstance,
  Gate,
} from '@strata/backstage-plugin-tools-node';
import {
  askForAll,
  claimSync,
  dueSyncs,
  makeDue,
  registerSyncs,
  renewLease,
  syncName,
  type Claim,
  type Lease,
  type SyncKey,
} from '../store/syncs';
import { dryRun } from './dryRun';
import { createGates, originOf } from './limits';
import { runSync } from './runSync';
import { keyOf, type EngineDeps, type SyncTarget } from './types';

/** Times that a lease is renewed before it would end. */
const RENEWALS = 4;

/** Runs at once in one process: each holds two pages in memory. */
const MAX_RUNS = 8;

/** New syncs start within so many seconds, not all at once. */
const SPREAD_SECONDS = 10;

export interface EngineTiming {
  /** Seconds between two looks for syncs that are due. */
  tickSeconds: number;
  /** Seconds after which another process takes over what a killed one was reading. */
  leaseSeconds: number;
}

export const defaultTiming: EngineTiming = { tickSeconds: 5, leaseSeconds: 40 };

/** Runs the syncs: when they are due, and when a person asks. */
export class Engine {
  readonly targets: SyncTarget[];
  /** Names the process, so that a person finds it. */
  readonly holder = `${process.pid}.${randomUUID().slice(0, 8)}`;
  private readonly running = new Set<Promise<void>>();
  private readonly stop = new AbortController();
  /** By instance id: runs and single reads share it, and its limits those of the same origin. */
  readonly gates: ReadonlyMap<string, Gate>;

  constructor(
    instances: ConnectorInstance[],
    readonly deps: Omit<EngineDeps, 'gates'>,
    readonly timing: EngineTiming = defaultTiming,
  ) {
    this.targets = instances.flatMap(instance =>
      instance.resources.map(resource => ({ instance, resource })),
    );
    this.gates = createGates(instances, deps.db);
  }

  /**
   * Each process looks for what is due and claims it, so that what a killed one leaves behind is
   * taken over as soon as its lease has run out.
   */
  async schedule(scheduler: SchedulerService): Promise<void> {
    await this.register();
    await scheduler.scheduleTask({
      id: 'syncs',
      scope: 'local',
      frequency: { milliseconds: this.timing.tickSeconds * 1000 },
      timeout: { minutes: 1 },
      fn: () => this.tick(),
    });
  }

  /** Makes the configured syncs known to all processes. */
  async register(): Promise<void> {
    const syncs = this.targets.map(target => ({
      ...keyOf(target),
      origin: originOf(target.instance),
    }));
    await registerSyncs(this.deps.db, syncs, SPREAD_SECONDS);
  }

  /** Starts what is due and free. */
  async tick(): Promise<void> {
    for (const key of await dueSyncs(this.deps.db)) {
      if (this.running.size >= MAX_RUNS || this.stop.signal.aborted) return;
      // What is not configured here is not due here.
      const target = this.targets.find(
        one => syncName(keyOf(one)) === syncName(key),
      );
      if (target) await this.begin(target, { due: true });
    }
  }

  /** Runs one sync to its end; nothing happens when it already runs. */
  async run(target: SyncTarget, signal?: AbortSignal): Promise<void> {
    await (
      await this.begin(target, { signal })
    )?.done;
  }

  /**
   * Starts a sync because a person asks, and returns once it shows as running: all of it, because
   * a person who asks wants to know what is true, also of what the tool counts as no change. Where
   * another process reads the same tool, nothing starts here and the sync is due as soon as that
   * has ended.
   */
  async start(
    target: SyncTarget,
  ): Promise<{ done: Promise<void> } | undefined> {
    this.gates.get(target.instance.id)?.tryNow?.();
    await askForAll(this.deps.db, keyOf(target));
    const begun = await this.begin(target);
    if (!begun) await makeDue(this.deps.db, keyOf(target));
    return begun;
  }

  private async begin(
    target: SyncTarget,
    { due, signal }: { due?: boolean; signal?: AbortSignal } = {},
  ): Promise<{ done: Promise<void> } | undefined> {
    const lease = await this.claim(target, { due });
    return lease && { done: this.track(runSync, target, lease, signal) };
  }

  /** Starts to look what a run would change; nothing happens when the sync runs. */
  async look(target: SyncTarget): Promise<{ done: Promise<void> } | undefined> {
    const lease = await this.claim(target, { dry: true });
    return lease && { done: this.track(dryRun, target, lease) };
  }

  private claim(target: SyncTarget, options: Pick<Claim, 'dry' | 'due'>) {
    return claimSync(this.deps.db, {
      ...keyOf(target),
      origin: originOf(target.instance),
      holder: this.holder,
      seconds: this.timing.leaseSeconds,
      ...options,
    });
  }

  private track(
    run: typeof runSync,
    target: SyncTarget,
    lease: Lease,
    signal?: AbortSignal,
  ): Promise<void> {
    const lost = new AbortController();
    const signals = [
      this.stop.signal,
      lost.signal,
      ...(signal ? [signal] : []),
    ];
    const beat = setInterval(
      () => this.renew(lease, lost),
      (lease.seconds * 1000) / RENEWALS,
    );
    const deps = { ...this.deps, gates: this.gates };
    const done = run(target, lease, deps, AbortSignal.any(signals))
      .catch(error => this.deps.logger.error('A sync was not recorded', error))
      .finally(() => {
        clearInterval(beat);
        this.running.delete(done);
      });
    this.running.add(done);
    return done;
  }

  /** A run whose lease is lost asks its tool nothing more. */
  private renew(lease: Lease, lost: AbortController) {
    renewLease(this.deps.db, lease).then(
      held => held || lost.abort(new Error('Another process has taken over')),
      error =>
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
