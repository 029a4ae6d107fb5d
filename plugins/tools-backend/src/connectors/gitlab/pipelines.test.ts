import { ciRuns } from '@strata/backstage-plugin-tools-common';
import {
  NOTHING_KNOWN,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { pipelines } from './resources/pipelines';
import { gitlabSettings } from './settings';

const NOW = new Date('2026-03-02T12:00:00.000Z');

/** The evidence of a project whose pipelines have these statuses, newest first, an hour apart. */
async function evidenceOf(statuses: string[]) {
  const rows = statuses.map((status, at) => {
    const time = new Date(NOW.getTime() - (at + 1) * 3600_000).toISOString();
    const id = statuses.length - at;
    return { id, status, created_at: time, updated_at: time };
  });
  const asked: string[] = [];
  const find = async (path: string) => {
    asked.push(path);
    return path.endsWith('/test_report_summary') ? undefined : [];
  };
  const settings = gitlabSettings.parse({});
  const context = { api: { find }, now: NOW, settings };
  const { facts, status } = await pipelines.evidence!(
    { id: 1, pipelines: rows } as any,
    context as unknown as ReadContext<any>,
    NOTHING_KNOWN,
  );
  const runs = facts!.find(({ type }) => type === ciRuns)!.value;
  const jobsOf = asked.flatMap(
    path => /pipelines\/(\d+)\/jobs/.exec(path) ?? [],
  );
  return { runs, status, jobsOf: jobsOf[1] };
}

describe('pipelines of GitLab', () => {
  it.each([
    ...['created', 'waiting_for_resource', 'preparing', 'pending', 'running'],
    'scheduled',
  ])('have not ended as %s', async word => {
    const { runs, status } = await evidenceOf([word, 'success', 'failed']);
    expect(runs).toMatchObject({
      ...{ runs: 2, succeeded: 1, lastResult: 'running' },
      lastFinishedAt: '2026-03-02T10:00:00.000Z',
    });
    expect(status).toMatchObject({ health: 'ok', word });
  });

  it('have not run as skipped', async () => {
    const { runs } = await evidenceOf(['skipped', 'success']);
    expect(runs).toMatchObject({
      runs: 1,
      succeeded: 1,
      lastResult: 'success',
    });
  });

  it('have ended as canceled, as builds of other tools that a person stopped', async () => {
    const { runs } = await evidenceOf(['canceled', 'success']);
    expect(runs).toMatchObject({ runs: 2, succeeded: 1, lastResult: 'other' });
  });

  it('have succeeded so far where a person starts what comes next', async () => {
    const { runs, status, jobsOf } = await evidenceOf(['manual', 'failed']);
    expect(runs).toMatchObject({
      ...{ runs: 2, succeeded: 1, lastResult: 'success' },
      lastFinishedAt: '2026-03-02T11:00:00.000Z',
    });
    expect(status).toMatchObject({ health: 'ok', word: 'manual' });
    expect(jobsOf).toBe('2');
  });
});
