import { z } from 'zod';
import { defineFactType } from './define';

export const ciSchedules = defineFactType({
  id: 'ci.schedules',
  title: 'which builds start by the clock',
  schema: z.object({
    /** Names or descriptions, each with its rule in the tool's own words. */
    schedules: z.array(
      z.object({
        name: z.string(),
        rule: z.string(),
        /** Branch that is built, where the tool says. */
        branch: z.string().optional(),
        active: z.boolean(),
      }),
    ),
  }),
});

export const ciTests = defineFactType({
  id: 'ci.tests',
  title: 'the tests of the last finished build of the default branch',
  schema: z.object({
    total: z.number(),
    failed: z.number(),
    skipped: z.number(),
    /** Lines covered in percent, where the tool shows it. */
    coverage: z.number().optional(),
  }),
});

export const ciJobs = defineFactType({
  id: 'ci.jobs',
  title: 'the steps of the last finished build of the default branch',
  schema: z.object({
    jobs: z.array(
      z.object({
        name: z.string(),
        stage: z.string(),
        result: z.enum(['success', 'failure', 'skipped', 'other']),
        /** Whether the build goes on although this step failed. */
        mayFail: z.boolean(),
      }),
    ),
  }),
});

export const ciConfiguration = defineFactType({
  id: 'ci.configuration',
  title: 'whether what a build does is kept in a repository',
  schema: z.object({
    asCode: z.boolean(),
  }),
});

export const releaseRuns = defineFactType({
  id: 'release.runs',
  title: 'how the recent releases to production went',
  schema: z.object({
    windowDays: z.number(),
    runs: z.number(),
    succeeded: z.number(),
    lastResult: z.enum(['success', 'failure', 'running', 'other', 'none']),
    lastFinishedAt: z.string().optional(),
    /** Of the runs, those that a person let through, where the tool tells. */
    approved: z.number().optional(),
  }),
});
