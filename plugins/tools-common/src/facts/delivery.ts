import { z } from 'zod';
import { defineFactType } from './define';
import { recentRuns } from './runs';

export const ciSchedules = defineFactType({
  id: 'ci.schedules',
  title: 'which builds start by the clock',
  schema: z.object({
    schedules: z
      .array(
        z.object({
          name: z.string(),
          rule: z.string(),
          branch: z
            .string()
            .optional()
            .describe('Branch that is built, where the tool says.'),
          active: z.boolean(),
        }),
      )
      .describe(
        "Names or descriptions, each with its rule in the tool's own words.",
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
    coverage: z
      .number()
      .optional()
      .describe('Lines covered in percent, where the tool shows it.'),
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
        mayFail: z
          .boolean()
          .describe('Whether the build goes on although this step failed.'),
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
    ...recentRuns,
    approved: z
      .number()
      .optional()
      .describe(
        'Of the runs, those that a person let through, where the tool tells.',
      ),
  }),
});
