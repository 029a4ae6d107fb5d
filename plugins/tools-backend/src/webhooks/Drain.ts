import { ConnectorError } from '@strata/backstage-plugin-tools-node';
import type { Engine } from '../engine/engine';
import { originOf } from '../engine/limits';
import { keyOf, type EngineDeps, type SyncTarget } from '../engine/types';
import {
  claimDrain,
  drainTransaction,
  registerDrains,
  releaseDrain,
  renewDrain,
  type DrainLease,
} from '../store/drains';
import { dueHints, forgetHints, takeHints, type HintRow } from '../store/hints';
import { syncName, type SyncKey } from '../store/syncs';
import { askForList } from './askForList';
import { Gathered } from './Gathered';
import { readBatch } from './readBatch';
import { storeBatch } from './storeBatch';

/** Items in memory at once, for each instance. */
const BATCH = 50;

/** Instances drained at once by one process. */
const MAX_DRAINS = 4;

/** Batches of one instance before the others have their turn. */
const BATCHES = 10;

const RENEWALS = 4;

/** One process at one instance, until nothing waits or others have waited long enough. */
interface Turn {
  lease: DrainLease;
  signal: AbortSignal;
}

/**
 * Reads again, item by item, what webhooks told of. Runs of whole lists go on beside it in the
 * same process; another process leaves the tool alone meanwhile.
 */
export class Drain {
  private readonly running = new Map<string, Promise<void>>();
  /** When each instance last had its turn, by the number of the turn. */
  private readonly turns = new Map<string, number>();
  private turn = 0;
  private readonly stop = new AbortController();
  private readonly deps: EngineDeps;
  private again = false;
  private looking?: Promise<void>;
  private readonly changes: Gathered<void, void>;
  private telling?: Promise<void>;

  constructor(
    private readonly engine: Engine,
    /** Told how many requests a batch took. */
    private readonly onRead: (key: SyncKey, items: number) => void = () => {},
  ) {
    this.deps = { ...engine.deps, gates: engine.gates };
    this.changes = new Gathered(async lot => {
      await this.deps.linker.publish();
      return lot;
    });
  }

  async register(): Promise<void> {
    const instances = new Set(this.engine.targets.map(one => one.instance));
    await registerDrains(
      this.deps.db,
      [...instances].map(instance => ({
        instance: instance.id,
        origin: originOf(instance),
      })),
    );
  }

  /** Looks for what waits, and again when something arrives while it looks. */
  soon(): Promise<void> {
    this.again = true;
    this.looking ??= this.look().finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  /** Waits until nothing is being read; for tests and for the shutdown. */
  async settled(): Promise<void> {
    while (this.looking || this.running.size) {
      await this.looking;
      await Promise.all(this.running.values());
    }
    await this.telling;
  }

  async tidy(): Promise<void> {
    await forgetHints(this.deps.db);
  }

  async shutdown(): Promise<void> {
    this.stop.abort(new Error('The backend is shutting down'));
    await this.settled();
  }

  private async look(): Promise<void> {
    while (this.again && !this.stop.signal.aborted) {
      this.again = false;
      const due = await dueHints(this.deps.db);
      const lastTurn = ({ instance }: SyncKey) => this.turns.get(instance) ?? 0;
      due.sort((a, b) => lastTurn(a) - lastTurn(b));
      for (const { instance } of due) {
        if (this.running.size >= MAX_DRAINS) return;
        if (this.running.has(instance)) continue;
        this.turns.set(instance, ++this.turn);
        this.running.set(instance, this.takeTurn(instance));
      }
    }
  }

  private async takeTurn(instance: string): Promise<void> {
    const failed = (error: Error) => {
      const label = `What webhooks told of ${instance} was not read`;
      this.deps.logger.warn(label, error);
      return false;
    };
    const more = await this.drain(instance).catch(failed);
    this.running.delete(instance);
    if (more) await this.soon().catch(failed);
  }

  /** Whether more waits. */
  private async drain(id: string): Promise<boolean> {
    const target = this.engine.targets.find(
      ({ instance }) => instance.id === id,
    );
    // What is not configured here is read by those where it is.
    if (!target) return false;
    const lease = await claimDrain(this.deps.db, {
      instance: id,
      origin: originOf(target.instance),
      holder: this.engine.holder,
      seconds: this.engine.timing.leaseSeconds,
    });
    if (!lease) return false;
    const lost = new AbortController();
    const beat = setInterval(
      () => this.renew(lease, lost),
      (lease.seconds * 1000) / RENEWALS,
    );
    const signal = AbortSignal.any([this.stop.signal, lost.signal]);
    const turn = { lease, signal };
    try {
      for (let left = BATCHES; left > 0; left--) {
        if (signal.aborted || !(await this.drainOnce(turn))) return false;
      }
      return true;
    } finally {
      clearInterval(beat);
      await releaseDrain(this.deps.db, lease);
    }
  }

  private renew(lease: DrainLease, lost: AbortController) {
    renewDrain(this.deps.db, lease).then(
      held => held || lost.abort(new Error('Another process has taken over')),
      error => this.deps.logger.warn('A lease was not renewed', error),
    );
  }

  /** Reads some items of the sync that waits the longest; false when there is no more to do now. */
  private async drainOnce(turn: Turn): Promise<boolean> {
    const { lease } = turn;
    const { holder, targets } = this.engine;
    const due = await dueHints(this.deps.db);
    // What is not configured here must not keep the others waiting.
    const target = due
      .filter(({ instance }) => instance === lease.instance)
      .map(name => targets.find(one => syncName(keyOf(one)) === syncName(name)))
      .find(found => found);
    if (!target) return false;
    const key = keyOf(target);
    const hints = await drainTransaction(this.deps.db, lease, key, trx =>
      takeHints(trx, key, lease.token, BATCH),
    );
    const items = hints.filter(hint => hint.external_id);
    const list = hints.find(hint => !hint.external_id);
    if (list) await askForList(this.deps, target, list, { lease, holder });
    if (!items.length) return hints.length > 0;
    return this.readItems(target, items, turn);
  }

  private async readItems(
    target: SyncTarget,
    hints: readonly HintRow[],
    { lease, signal }: Turn,
  ): Promise<boolean> {
    const { deps } = this;
    const key = keyOf(target);
    const batch = await readBatch(target, hints, deps, signal);
    batch.results.forEach(result => {
      if ('error' in result) this.logFailure(key, result.error);
    });
    const known = await deps.linker.learnedLately();
    const options = { token: lease.token, known };
    const stored = await drainTransaction(deps.db, lease, key, trx =>
      storeBatch(trx, target, batch, options, deps),
    );
    this.onRead(key, batch.results.length);
    if (stored.feedGrown || stored.factsChanged) this.tell();
    return !batch.stopped;
  }

  /** Whoever follows the feed reads it while the next items are read. */
  private tell() {
    this.telling = this.changes
      .add()
      .catch(error =>
        this.deps.logger.warn('What changed was not told', error),
      );
  }

  private logFailure(key: SyncKey, error: unknown) {
    const label = `${syncName(
      key,
    )}: an item that a webhook told of was not read`;
    if (error instanceof ConnectorError) {
      this.deps.logger.info(`${label}: ${error.message}`);
    } else {
      const cause = error instanceof Error ? error : new Error(String(error));
      this.deps.logger.error(label, cause);
    }
  }
}
