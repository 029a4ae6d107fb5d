import { createHash } from 'node:crypto';
import type {
  CheckDefinition,
  Finding,
  Subject,
} from '@strata/backstage-plugin-compliance-node';
import type { ResultRow } from './rows';

/** What one evaluation found out about one check and subject. */
export interface Evaluated {
  check: Pick<CheckDefinition, 'id' | 'process'>;
  subject: Subject;
  finding: Finding;
}

/** The part of a stored result that decides whether a new one is written. */
export type StoredResult = Pick<
  ResultRow,
  | 'entity_ref'
  | 'check_id'
  | 'team'
  | 'outcome'
  | 'hash'
  | 'observed_at'
  | 'since'
>;

export interface ResultDiff {
  /** Rows to insert or to replace. */
  write: ResultRow[];
  /** Those of them that begin a line of history: the outcome is new, or the team it counts for. */
  turned: ResultRow[];
  /** Results that no evaluation answers any more. */
  gone: StoredResult[];
}

/** Evidence that was seen again unchanged is stored again only after this time. */
const REFRESH_AFTER_MS = 24 * 60 * 60 * 1000;

/** Compares what was found with what is stored, without touching either. */
export function diffResults(
  stored: readonly StoredResult[],
  found: readonly Evaluated[],
  time: string,
): ResultDiff {
  const before = new Map(stored.map(result => [keyOf(result), result]));
  const diff: ResultDiff = { write: [], turned: [], gone: [] };
  for (const evaluated of found) {
    const row = toRow(evaluated, time);
    const old = before.get(keyOf(row));
    before.delete(keyOf(row));
    if (old?.outcome === row.outcome) row.since = old.since;
    if (old?.outcome !== row.outcome || old.team !== row.team) {
      diff.turned.push(row);
    }
    if (!old || needsWrite(old, row)) diff.write.push(row);
  }
  diff.gone = [...before.values()];
  return diff;
}

function keyOf(result: { entity_ref: string; check_id: string }): string {
  return `${result.check_id} ${result.entity_ref}`;
}

function needsWrite(old: StoredResult, row: ResultRow): boolean {
  if (old.hash !== row.hash) return true;
  if (!row.observed_at || !old.observed_at) return false;
  const age = Date.parse(row.observed_at) - Date.parse(old.observed_at);
  return age >= REFRESH_AFTER_MS;
}

function toRow(
  { check, subject, finding }: Evaluated,
  time: string,
): ResultRow {
  const content = {
    process: check.process,
    subject: subject.kind,
    entity_title: subject.title,
    team: subject.team ?? null,
    outcome: finding.outcome,
    message: finding.message,
  };
  const timeless = finding.evidence.map(({ text, source, url }) => [
    text,
    source,
    url,
  ]);
  const times = finding.evidence.flatMap(one => one.observedAt ?? []).sort();
  return {
    ...content,
    check_id: check.id,
    entity_ref: subject.ref,
    evidence: JSON.stringify(finding.evidence),
    hash: createHash('sha1')
      .update(JSON.stringify([content, timeless]))
      .digest('base64'),
    observed_at: times.at(-1) ?? null,
    since: time,
    updated_at: time,
  };
}
