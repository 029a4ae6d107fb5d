import { releaseRuns } from '@strata/backstage-plugin-tools-common';
import type { Evidence, KnownFacts } from '@strata/backstage-plugin-tools-node';
import { jobs } from './resources/jobs';
import { jobSchema } from './rows';
import { jenkinsSettings } from './settings';

const now = new Date('2026-03-02T12:00:00.000Z');
const build = {
  number: 3,
  result: 'SUCCESS',
  building: false,
  timestamp: now.getTime() - 7_200_000,
  duration: 60_000,
};

/** What is told of a job that nobody built since, and how often it asked Jenkins. */
async function readAgain(releases: string[], before: Evidence = {}) {
  const get = jest.fn(async () => ({ builds: [build] }));
  const row = { _class: 'Job', fullName: 'shop/ship', lastBuild: build };
  const known: KnownFacts = {
    get: type =>
      before.facts?.find(fact => fact.type.id === type.id)?.value as any,
  };
  const settings = jenkinsSettings.parse({ releases });
  const context = { api: { get }, settings, now } as any;
  const told = await jobs.evidence!(jobSchema.parse(row), context, known);
  const released = told.facts?.filter(({ type }) => type === releaseRuns);
  return { told, released, asked: get.mock.calls.length };
}

it('counts releases, or stops to, when other jobs release by the setting', async () => {
  const never = await readAgain([]);
  expect(never.released).toEqual([]);
  const since = await readAgain(['shop/*'], never.told);
  expect(since.released).toHaveLength(1);
  expect(since.asked).toBe(1);
  expect(await readAgain(['shop/*'], since.told)).toMatchObject({ asked: 0 });
  expect(await readAgain([], since.told)).toMatchObject({ released: [] });
});
