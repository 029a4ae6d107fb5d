import { ciRuns, releaseRuns } from '@strata/backstage-plugin-tools-common';
import { runWindowStart, summarizeRuns, type Run } from '../../shared/runs';
import type { BuildRow, BuildTypeRow } from '../rows';

/** Builds of a deployment configuration are releases, let through by whoever started them. */
export function runsFact(
  { type }: BuildTypeRow,
  builds: BuildRow[],
  now: Date,
) {
  const value = summarizeRuns(runsOf(builds), now);
  if (type !== 'deployment') return { type: ciRuns, value };
  const since = runWindowStart(now);
  const approved = builds.filter(build => {
    const finishedAt = timeOf(build.finishDate);
    const byPerson = build.triggered?.type === 'user';
    return byPerson && finishedAt && finishedAt >= since;
  });
  return { type: releaseRuns, value: { ...value, approved: approved.length } };
}

export function runsOf(builds: BuildRow[]): Run[] {
  return builds.flatMap(toRun);
}

/** A cancelled build, and one that could not start, have neither of the two results. */
function toRun({ state, status, startDate, finishDate }: BuildRow): Run[] {
  const startedAt = timeOf(startDate ?? finishDate);
  if (!startedAt) return [];
  if (state !== 'finished') return [{ result: 'running', startedAt }];
  const ended = status === 'FAILURE' ? 'failure' : 'other';
  return [
    {
      result: status === 'SUCCESS' ? 'success' : ended,
      startedAt,
      finishedAt: timeOf(finishDate) ?? startedAt,
    },
  ];
}

function timeOf(stamp: string | undefined): Date | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)([+-]\d\d)(\d\d)$/.exec(
    stamp ?? '',
  );
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second, zone, zoneMinute] = parts;
  return new Date(
    `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}:${zoneMinute}`,
  );
}

export function wordOf(row: BuildTypeRow, build: BuildRow | undefined): string {
  if (row.project?.archived) return 'archived';
  if (row.paused) return 'paused';
  if (!build) return 'never built';
  return build.state === 'finished'
    ? (build.status ?? 'unknown').toLowerCase()
    : build.state;
}
