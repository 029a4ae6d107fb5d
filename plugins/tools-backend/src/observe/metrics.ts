// Alpha in Backstage 1.55: what it changes is changed here and nowhere else.
import {
  metricsServiceRef,
  type MetricsService,
  type MetricsServiceObservableCallback,
} from '@backstage/backend-plugin-api/alpha';
import type { Knex } from 'knex';
import type { FinishedRun, SyncTarget } from '../engine/types';
import type { DeliveryOutcome } from '../store/deliveries';
import { countHints } from '../store/hints';
import { readRefused } from '../store/queries/refused';
import type { SyncRow } from '../store/rows';
import { syncName, type SyncKey } from '../store/syncs';

export { metricsServiceRef, type MetricsService };

/** Seconds: a page of a fast tool to a first read of a large one. */
const DURATION_BUCKETS = [0.5, 1, 5, 10, 30, 60, 300, 900];

/** What a metric is about. Few values: never an item, an error text or a person. */
type SyncLabels = Record<'connector' | 'instance' | 'resource', string>;

/** Counters and durations: each process counts the runs that it did. `docs/production.md` lists them. */
export function countRuns(metrics: MetricsService): (run: FinishedRun) => void {
  const counter = (name: string, unit: string, description: string) =>
    metrics.createCounter(`strata.tools.sync.${name}`, { unit, description });
  const runs = counter('runs', '{run}', 'Finished runs');
  const calls = counter('calls', '{call}', 'Requests sent to tools');
  const rows = counter('rows', '{row}', 'Rows that could be used');
  const invalid = counter('rows.invalid', '{row}', 'Rows that could not');
  const items = counter('items.written', '{item}', 'Items written, by change');
  const duration = metrics.createHistogram('strata.tools.sync.duration', {
    unit: 's',
    description: 'Duration of finished runs',
    advice: { explicitBucketBoundaries: DURATION_BUCKETS },
  });
  return run => {
    const labels = labelsOf(run);
    const { mode, outcome } = run;
    const error = run.error ? JSON.parse(run.error).kind : 'none';
    runs.add(1, { ...labels, mode, outcome, error });
    duration.record(run.duration_ms / 1000, { ...labels, mode, outcome });
    calls.add(run.calls, labels);
    rows.add(run.rows, labels);
    invalid.add(run.invalid, labels);
    for (const change of ['added', 'changed', 'removed'] as const) {
      items.add(run[change], { ...labels, change });
    }
  };
}

type Observed = SyncRow & { refused: number };

/** What the database says of a sync now; undefined where it says nothing. */
const GAUGES: {
  name: string;
  unit: string;
  description: string;
  measure: (sync: Observed) => number | undefined;
}[] = [
  {
    ...{ name: 'age', unit: 's' },
    description: 'Time since the last complete read',
    measure: ({ last_complete_at: at }) =>
      at ? (Date.now() - Date.parse(at)) / 1000 : undefined,
  },
  {
    ...{ name: 'failures', unit: '{run}' },
    description: 'Runs that failed in a row',
    measure: sync => sync.failures,
  },
  {
    ...{ name: 'items.held', unit: '{item}' },
    description: 'Removals waiting for a decision',
    measure: sync => sync.held,
  },
  {
    ...{ name: 'items.refused', unit: '{item}' },
    description: 'Items that the catalog does not take as they are',
    measure: sync => sync.refused,
  },
  {
    ...{ name: 'paused', unit: '{sync}' },
    description: '1 while a person has stopped it',
    measure: sync => (sync.paused_at ? 1 : 0),
  },
];

/** One look at the database for all gauges of a collection. */
class SyncReader {
  private readonly names: ReadonlySet<string>;
  private reading?: Promise<Observed[]>;

  constructor(private readonly db: Knex, targets: SyncTarget[]) {
    this.names = new Set(
      targets.map(({ instance, resource }) =>
        syncName({ instance: instance.id, resource: resource.name }),
      ),
    );
  }

  read(): Promise<Observed[]> {
    this.reading ??= this.query().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  private async query(): Promise<Observed[]> {
    const rows = await this.db<SyncRow>('tools_syncs').orderBy([
      'instance',
      'resource',
    ]);
    const refused = await readRefused(this.db, { restrictedOf: 'all' });
    // What is not configured any more is not read: its age means nothing.
    return rows
      .filter(row => this.names.has(syncName(row)))
      .map(row => ({
        ...row,
        refused: refused.get(syncName(row))?.refused ?? 0,
      }));
  }
}

/** Gauges: the same in every process, also where nothing runs. */
export function observeSyncs(
  metrics: MetricsService,
  db: Knex,
  targets: SyncTarget[],
): { stop: () => void } {
  const reader = new SyncReader(db, targets);
  const stops = GAUGES.map(({ name, measure, ...options }) => {
    const gauge = metrics.createObservableGauge(
      `strata.tools.sync.${name}`,
      options,
    );
    const callback: MetricsServiceObservableCallback = async result => {
      for (const sync of await reader.read()) {
        const value = measure(sync);
        if (value !== undefined) result.observe(value, labelsOf(sync));
      }
    };
    gauge.addCallback(callback);
    return () => gauge.removeCallback(callback);
  });
  return { stop: () => stops.forEach(stop => stop()) };
}

/** What webhooks do: counted by each process, and what waits as the database has it. */
export function countWebhooks(metrics: MetricsService, db: Knex) {
  const deliveries = metrics.createCounter('strata.tools.webhook.deliveries', {
    unit: '{delivery}',
    description: 'Deliveries of webhooks, by what came of them',
  });
  const items = metrics.createCounter('strata.tools.webhook.items', {
    unit: '{item}',
    description: 'Items read again because of a webhook',
  });
  const gauge = metrics.createObservableGauge('strata.tools.webhook.waiting', {
    unit: '{item}',
    description: 'Items that wait to be read again',
  });
  const callback: MetricsServiceObservableCallback = async result => {
    for (const { count, ...key } of await countHints(db)) {
      result.observe(count, labelsOf(key));
    }
  };
  gauge.addCallback(callback);
  return {
    onDelivery: (instance: string, outcome: DeliveryOutcome) =>
      deliveries.add(1, {
        connector: instance.split('.')[0],
        ...{ instance, outcome },
      }),
    onRead: (key: SyncKey, read: number) => items.add(read, labelsOf(key)),
    stop: () => gauge.removeCallback(callback),
  };
}

/** Instances are named `<connector>.<name>`. */
function labelsOf({ instance, resource }: SyncKey): SyncLabels {
  return { connector: instance.split('.')[0], instance, resource };
}
