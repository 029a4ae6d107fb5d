import { chunked } from '@strata/database';
import type { Knex } from 'knex';
import {
  diffResults,
  type Evaluated,
  type ResultDiff,
  type StoredResult,
} from './diff';

/** Evaluations are kept for a week, to tell when a result was last confirmed. */
const KEEP_MS = 7 * 24 * 60 * 60 * 1000;

/** Which results an evaluation was about; everything without limits. */
export interface EvaluationScope {
  entityRef?: string;
  checkIds?: readonly string[];
}

export interface StoredEvaluation {
  results: number;
  changed: number;
  removed: number;
}

/** Writes what evaluations find: only what changed, with the history of outcomes. */
export class EvaluationStore {
  constructor(private readonly knex: Knex) {}

  /**
   * Stores one evaluation in one transaction. `undefined` when a full evaluation that
   * started later has been stored already.
   */
  async apply(
    found: readonly Evaluated[],
    scope: EvaluationScope,
    startedAt: Date,
  ): Promise<StoredEvaluation | undefined> {
    const time = startedAt.toISOString();
    return this.knex.transaction(async trx => {
      if (!(await takeTurn(trx, scope, time))) return undefined;
      const stored = await readStored(trx, scope);
      const diff = diffResults(stored, found, time);
      await writeDiff(trx, diff, time);
      const summary = {
        results: found.length,
        changed: diff.write.length,
        removed: diff.gone.length,
      };
      await record(trx, summary, scope, startedAt);
      return summary;
    });
  }

  /** ISO time of the newest full evaluation. */
  async lastFull(): Promise<string | undefined> {
    const row = await this.knex('evaluation_lock').first('applied_at');
    return row?.applied_at ?? undefined;
  }

  /** ISO time of the newest evaluation of single subjects, by ref. */
  async lastOf(entityRefs: readonly string[]): Promise<Map<string, string>> {
    const rows: { entity_ref: string; at: string }[] = await this.knex(
      'evaluations',
    )
      .whereIn('entity_ref', [...new Set(entityRefs)])
      .groupBy('entity_ref')
      .select('entity_ref', this.knex.raw('max(started_at) as at'));
    return new Map(rows.map(row => [row.entity_ref, row.at]));
  }
}

/** Updating the one row makes evaluations write one after the other, also from several hosts. */
async function takeTurn(
  trx: Knex,
  scope: EvaluationScope,
  time: string,
): Promise<boolean> {
  const lock = trx('evaluation_lock').where({ id: 1 });
  if (scope.entityRef) {
    await lock.update({ applied_at: trx.ref('applied_at') });
    return true;
  }
  const updated = await lock
    .where(or => or.whereNull('applied_at').orWhere('applied_at', '<=', time))
    .update({ applied_at: time });
  return updated > 0;
}

async function readStored(
  trx: Knex,
  { entityRef, checkIds }: EvaluationScope,
): Promise<StoredResult[]> {
  const query = trx('results').select(
    'entity_ref',
    'check_id',
    'team',
    'outcome',
    'hash',
    'observed_at',
    'since',
  );
  if (entityRef) query.where('entity_ref', entityRef);
  if (checkIds) query.whereIn('check_id', [...checkIds]);
  return query;
}

async function writeDiff(trx: Knex, diff: ResultDiff, time: string) {
  for (const rows of chunked(diff.write)) {
    await trx('results')
      .insert(rows)
      .onConflict(['entity_ref', 'check_id'])
      .merge();
  }
  await eachByCheck([...diff.turned, ...diff.gone], async (checkId, refs) => {
    await trx('history')
      .where({ check_id: checkId, to_at: null })
      .whereIn('entity_ref', refs)
      .update({ to_at: time });
  });
  await eachByCheck(diff.gone, async (checkId, refs) => {
    await trx('results')
      .where({ check_id: checkId })
      .whereIn('entity_ref', refs)
      .delete();
  });
  const entries = diff.turned.map(row => ({
    entity_ref: row.entity_ref,
    check_id: row.check_id,
    process: row.process,
    subject: row.subject,
    entity_title: row.entity_title,
    team: row.team,
    outcome: row.outcome,
    message: row.message,
    evidence: row.evidence,
    from_at: time,
  }));
  for (const rows of chunked(entries)) {
    await trx('history').insert(rows);
  }
}

/** One statement per check and chunk: tuples in `IN` are not portable. */
async function eachByCheck(
  results: readonly { check_id: string; entity_ref: string }[],
  write: (checkId: string, entityRefs: string[]) => Promise<void>,
) {
  const byCheck = new Map<string, string[]>();
  for (const { check_id: checkId, entity_ref: ref } of results) {
    const refs = byCheck.get(checkId);
    if (refs) refs.push(ref);
    else byCheck.set(checkId, [ref]);
  }
  for (const [checkId, refs] of byCheck) {
    for (const chunk of chunked(refs)) {
      await write(checkId, chunk);
    }
  }
}

async function record(
  trx: Knex,
  summary: StoredEvaluation,
  scope: EvaluationScope,
  startedAt: Date,
) {
  await trx('evaluations').insert({
    ...summary,
    entity_ref: scope.entityRef ?? null,
    started_at: startedAt.toISOString(),
  });
  const oldest = new Date(startedAt.getTime() - KEEP_MS).toISOString();
  await trx('evaluations').where('started_at', '<', oldest).delete();
}
