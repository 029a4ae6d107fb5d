import type {
  CheckResult,
  HistoryEntry,
  MatrixResult,
  MatrixTeam,
  ResultPage,
  ResultQuery,
  Waiver,
} from '@strata/backstage-plugin-compliance-common';
import type { Knex } from 'knex';
import { decodeCursor, encodeCursor } from './cursor';
import type { EvaluationStore } from './EvaluationStore';
import { joinLines, resultsAt } from './history';
import type { HistoryRow, ResultRow } from './rows';
import type { WaiverStore } from './WaiverStore';

export const MAX_PAGE_SIZE = 500;
const DEFAULT_PAGE_SIZE = 100;

/** A failure that an approved waiver covers is shown as waived; both values are the time asked for. */
const DISPLAY = `case when results.outcome = 'fail' and exists (
  select 1 from waivers where waivers.check_id = results.check_id
  and waivers.entity_ref = results.entity_ref
  and waivers.state = 'approved'
  and waivers.decided_at <= ? and waivers.expires_at > ?
) then 'waived' else results.outcome end`;

type ListedRow = ResultRow & {
  display: CheckResult['display'];
  rank: number;
};

interface TeamRow {
  team: string;
  title: string | null;
  services: number | string;
}

interface ResultSources {
  evaluations: EvaluationStore;
  waivers: WaiverStore;
  /** Ids of all checks, those first whose fix gains most. */
  checksByGain: readonly string[];
}

/** Reads results with the waivers laid over them. */
export class ResultStore {
  constructor(
    private readonly knex: Knex,
    private readonly stores: ResultSources,
    private readonly past?: Date,
  ) {}

  /** The results as they stood at an earlier time, which its methods then take for now. */
  at(past: Date): ResultStore {
    return new ResultStore(this.knex, this.stores, past);
  }

  /** Failures first, and among them those whose fix gains most. */
  async list(query: ResultQuery, now: Date): Promise<ResultPage> {
    const limit = Math.min(query.limit ?? DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
    const [{ total }] = await this.filtered(query, now).count({ total: '*' });
    const rows: ListedRow[] = await this.filtered(query, now)
      .modify(after, query.cursor)
      .orderBy(['rank', 'check_id', 'entity_ref'])
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      items: await this.toResults(page, now),
      total: Number(total),
      ...(last && rows.length > limit
        ? {
            nextCursor: encodeCursor({
              rank: last.rank,
              checkId: last.check_id,
              entityRef: last.entity_ref,
            }),
          }
        : {}),
    };
  }

  /** Oldest first. */
  async history(checkId: string, entityRef: string): Promise<HistoryEntry[]> {
    const rows: HistoryRow[] = await this.knex('history')
      .where({ check_id: checkId, entity_ref: entityRef })
      .orderBy('id');
    return joinLines(rows).map(row => ({
      outcome: row.outcome,
      message: row.message,
      from: row.from_at,
      ...(row.to_at ? { to: row.to_at } : {}),
    }));
  }

  /** All results, counted by team, check and outcome. */
  async count(now: Date): Promise<MatrixResult[]> {
    const rows = await this.knex
      .select('team', 'process', 'check_id', 'display')
      .count({ count: '*' })
      .from(
        this.results()
          .select('team', 'process', 'check_id')
          .select(this.knex.raw(`${DISPLAY} as display`, timesOf(now)))
          .as('shown'),
      )
      .groupBy('team', 'process', 'check_id', 'display');
    return rows.map(row => ({
      ...(row.team ? { team: row.team } : {}),
      process: row.process,
      checkId: row.check_id,
      display: row.display,
      count: Number(row.count),
    }));
  }

  /** Every team that has results, with its title and the number of its services. */
  async listTeams(): Promise<MatrixTeam[]> {
    const rows: TeamRow[] = await this.results()
      .whereNotNull('team')
      .groupBy('team')
      .select('team')
      .select(
        this.knex.raw(
          `max(case when subject = 'team' then entity_title end) as title`,
        ),
        this.knex.raw(
          `count(distinct case when subject = 'service' then entity_ref end) as services`,
        ),
      );
    return rows.map(row => ({
      ref: row.team,
      title: row.title ?? row.team.replace(/^.*\//, ''),
      services: Number(row.services),
    }));
  }

  /** The lines of `results`, or what the history makes of them at an earlier time. */
  private results(): Knex.QueryBuilder {
    return this.past
      ? this.knex.from(resultsAt(this.knex, this.past).as('results'))
      : this.knex('results');
  }

  private filtered(query: ResultQuery, now: Date): Knex.QueryBuilder {
    const filtered = this.knex.from(this.ranked(now).as('ranked'));
    if (query.team) filtered.where('team', query.team);
    if (query.process) filtered.where('process', query.process);
    if (query.checkId) filtered.where('check_id', query.checkId);
    if (query.entityRef) filtered.where('entity_ref', query.entityRef);
    if (query.outcome) filtered.where('display', query.outcome);
    return filtered;
  }

  /** Every result with what is shown for it and its rank in lists. */
  private ranked(now: Date): Knex.QueryBuilder {
    const ids = this.stores.checksByGain;
    const times = timesOf(now);
    const cases = ids.map((_, index) => `when ? then ${index}`).join(' ');
    const gain = ids.length
      ? `case results.check_id ${cases} else ${ids.length} end`
      : '0';
    const offset = `case when ${DISPLAY} = 'fail' then 0 else ${
      ids.length + 1
    } end`;
    return this.results()
      .select('results.*')
      .select(this.knex.raw(`${DISPLAY} as display`, times))
      .select(this.knex.raw(`${offset} + ${gain} as rank`, [...times, ...ids]));
  }

  private async toResults(
    rows: readonly ListedRow[],
    now: Date,
  ): Promise<CheckResult[]> {
    const refs = rows.map(row => row.entity_ref);
    const { evaluations, waivers } = this.stores;
    const lastFull = await evaluations.lastFull();
    const lastOf = await evaluations.lastOf(refs);
    const waiverOf = new Map(
      (await waivers.listActive(refs, now)).map(waiver => [
        `${waiver.checkId} ${waiver.entityRef}`,
        waiver,
      ]),
    );
    return rows.map(row =>
      toResult(row, {
        waiver: waiverOf.get(`${row.check_id} ${row.entity_ref}`),
        // What the history says of an earlier time held at that time.
        evaluatedAt:
          this.past?.toISOString() ??
          latest(row.updated_at, lastFull, lastOf.get(row.entity_ref)),
      }),
    );
  }
}

/** The values of `DISPLAY`. */
function timesOf(now: Date): [string, string] {
  return [now.toISOString(), now.toISOString()];
}

function after(query: Knex.QueryBuilder, cursor: string | undefined) {
  if (!cursor) return;
  const { rank, checkId, entityRef } = decodeCursor(cursor);
  query.where(or =>
    or
      .where('rank', '>', rank)
      .orWhere(and => and.where({ rank }).where('check_id', '>', checkId))
      .orWhere(and =>
        and
          .where({ rank, check_id: checkId })
          .where('entity_ref', '>', entityRef),
      ),
  );
}

function latest(...times: (string | undefined)[]): string {
  return times.reduce<string>(
    (max, time) => (time && time > max ? time : max),
    '',
  );
}

function toResult(
  row: ListedRow,
  extra: { waiver?: Waiver; evaluatedAt: string },
): CheckResult {
  return {
    checkId: row.check_id,
    process: row.process,
    entityRef: row.entity_ref,
    entityTitle: row.entity_title,
    ...(row.team ? { team: row.team } : {}),
    outcome: row.outcome,
    display: row.display,
    message: row.message,
    evidence: JSON.parse(row.evidence),
    since: row.since,
    evaluatedAt: extra.evaluatedAt,
    ...(extra.waiver ? { waiver: extra.waiver } : {}),
  };
}
