import type { Knex } from 'knex';
import { setTimeout as wait } from 'node:timers/promises';
import type { Child } from '../shared/child';
import type { Memory } from './memoryMeter';
import { until } from './until';

/** What the catalog calls the entities that our module hands over. */
export const OURS = 'strata-tools:%';

/** A run that takes longer than that hangs. */
const RUN_MINUTES = 15;

export interface Run {
  outcome: string;
  error: string | null;
  mode: string;
  duration_ms: number;
  calls: number;
  rows: number;
  invalid: number;
  added: number;
  changed: number;
}

/** Rows that were inserted, updated or deleted, by table. */
export type Written = Record<string, number>;

/** A backend in a process of its own, with a look into its database. */
export class Portal {
  constructor(
    private readonly child: Child,
    readonly db: Knex,
    readonly baseUrl: string,
  ) {}

  /** Makes a sync due and gives the run that follows. */
  async sync(instance: string, resource: string): Promise<Run> {
    const before = await this.countRuns();
    await this.makeDue(instance, resource);
    return this.runAfter(before);
  }

  private async makeDue(instance: string, resource: string): Promise<void> {
    const due = await this.db('tools.tools_syncs')
      .where({ instance, resource })
      .update({ next_run_at: '2020-01-01T00:00:00.000Z' });
    if (!due) throw new Error(`No sync ${instance}/${resource}`);
  }

  /** Makes a sync due and returns once it has begun; it must take longer than a moment. */
  async begin(instance: string, resource: string): Promise<void> {
    await this.makeDue(instance, resource);
    await until(
      async () => Boolean(await this.begun({ instance, resource })),
      10,
    );
  }

  /** Leaves all syncs alone until the bench makes them due; false where one has begun already. */
  async pauseAll(): Promise<boolean> {
    const never = { next_run_at: '2999-01-01T00:00:00.000Z' };
    await this.db('tools.tools_syncs').update(never);
    return !(await this.begun());
  }

  /** A sync that runs, if one does. */
  private begun(where: object = {}) {
    return this.db('tools.tools_syncs')
      .where(where)
      .whereNotNull('started_at')
      .first('instance');
  }

  async countRuns(): Promise<number> {
    const [{ count }] = await this.db('tools.tools_runs').count();
    return Number(count);
  }

  async runAfter(before: number): Promise<Run> {
    const deadline = Date.now() + RUN_MINUTES * 60_000;
    while ((await this.countRuns()) <= before) {
      if (Date.now() > deadline) throw new Error('A run does not end');
      await wait(100);
    }
    const run: Run = await this.db('tools.tools_runs')
      .orderBy('finished_at', 'desc')
      .first();
    if (run.outcome === 'failed') throw new Error(`A run failed: ${run.error}`);
    return run;
  }

  /** Entities that a provider has handed over, by a pattern of their location keys. */
  async countHanded(pattern: string): Promise<number> {
    const [{ count }] = await this.db('catalog.refresh_state')
      .where('location_key', 'like', pattern)
      .count();
    return Number(count);
  }

  /** Entities of a provider that are stitched, so that people see them. */
  async countVisible(pattern: string): Promise<number> {
    const [{ count }] = await this.db('catalog.final_entities as f')
      .join('catalog.refresh_state as r', 'r.entity_id', 'f.entity_id')
      .where('r.location_key', 'like', pattern)
      .whereNotNull('f.final_entity')
      .count();
    return Number(count);
  }

  /** Has the catalog's module compare everything, as it does each hour. */
  async compareAll(): Promise<void> {
    const cursor = () => this.db('catalog.strata_tools_cursor');
    await cursor().update({ reconciled_at: 0 });
    while (!(await cursor().whereNot({ reconciled_at: 0 }).first())) {
      await wait(100);
    }
  }

  /** As they were handed over, for another provider. */
  async handedEntities(pattern: string): Promise<object[]> {
    const rows = await this.db('catalog.refresh_state')
      .where('location_key', 'like', pattern)
      .select('unprocessed_entity', 'location_key');
    return rows.map(row => ({
      entity: JSON.parse(row.unprocessed_entity),
      locationKey: row.location_key,
    }));
  }

  /** Rows of the catalog's search for each of the entities, in descending order. */
  async searchRows(pattern: string): Promise<number[]> {
    const entities = await this.db('catalog.search as s')
      .join('catalog.refresh_state as r', 'r.entity_id', 's.entity_id')
      .where('r.location_key', 'like', pattern)
      .groupBy('s.entity_id')
      .select(this.db.raw('count(*) as rows'))
      .orderBy('rows', 'desc');
    return entities.map(({ rows }) => Number(rows));
  }

  /** Runs something and gives the rows that it wrote. */
  async writtenBy(act: () => Promise<unknown>): Promise<Written> {
    const before = await this.counters();
    await act();
    const after = await this.counters();
    return Object.fromEntries(
      Object.entries(after)
        .map(([table, rows]) => [table, rows - (before[table] ?? 0)] as const)
        .filter(([, rows]) => rows !== 0),
    );
  }

  /** Milliseconds that a provider took to hand over a file, as a whole or in deltas of so many. */
  async provide(
    provider: 'company' | 'bare',
    file: string,
    delta?: number,
  ): Promise<number> {
    const answer = await this.child.ask<{ tookMs: number }>({
      do: 'provide',
      provider,
      file,
      delta,
    });
    return answer.tookMs;
  }

  async rest(): Promise<Memory> {
    return this.child.ask<Memory>({ do: 'rest' });
  }

  async peak(): Promise<Memory> {
    return this.child.ask<Memory>({ do: 'peak' });
  }

  async stop(): Promise<void> {
    await this.child.kill();
    await this.db.destroy();
  }

  /** A connection reports what it wrote within a second of use, or when it ends. */
  private async counters(): Promise<Written> {
    await wait(1200);
    await this.db.raw(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and state = 'idle' and pid <> pg_backend_pid()`,
    );
    await wait(300);
    const rows = await this.db('pg_stat_user_tables').select(
      'schemaname',
      'relname',
      this.db.raw('n_tup_ins + n_tup_upd + n_tup_del as written'),
    );
    return Object.fromEntries(
      rows.map(({ schemaname, relname, written }) => [
        `${schemaname}.${relname}`,
        Number(written),
      ]),
    );
  }
}
