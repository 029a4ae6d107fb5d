import { z } from 'zod';
import { defineFactType } from './define';
import { recentRuns } from './runs';

export const logArrival = defineFactType({
  id: 'logs.arrival',
  title: 'whether log lines arrived lately',
  schema: z.object({
    windowHours: z.number().describe('How far "lately" goes back.'),
    arriving: z.boolean(),
    lastLineAt: z
      .string()
      .optional()
      .describe(
        'Time of the newest line; absent while lines arrive, and where there never was one.',
      ),
  }),
});

export const logSources = defineFactType({
  id: 'logs.sources',
  title: 'which machines log lines came from lately',
  schema: z.object({
    windowHours: z.number().describe('How far "lately" goes back.'),
    hosts: z
      .array(z.string())
      .describe('Names of the machines as their lines tell them, sorted.'),
    complete: z
      .boolean()
      .describe(
        'Whether these are all: none was left out of a long list, and every line named one.',
      ),
  }),
});

export const hostConfiguration = defineFactType({
  id: 'host.configuration',
  title: 'when a machine was last configured, and how that went',
  schema: z.object({
    windowHours: z
      .number()
      .describe('How far back a report may lie to be fresh.'),
    fresh: z.boolean(),
    lastReportAt: z.string().optional(),
    lastResult: z
      .enum(['unchanged', 'changed', 'drifted', 'failed', 'none', 'unknown'])
      .describe(
        '`drifted` where somebody had changed by hand what was then set right.',
      ),
    dryRun: z
      .boolean()
      .optional()
      .describe('Whether the last run only told what it would change.'),
  }),
});

export const hostRoles = defineFactType({
  id: 'host.roles',
  title: 'which roles and profiles of code a machine is configured by',
  schema: z.object({
    roles: z
      .array(z.string())
      .describe('What the machine is for, sorted; one, by the usual rule.'),
    profiles: z
      .array(z.string())
      .describe('What its roles are made of, sorted.'),
    environment: z
      .string()
      .optional()
      .describe('Environment of code that they come from.'),
  }),
});

export const automationRuns = defineFactType({
  id: 'automation.runs',
  title: 'how the recent runs of an automation job went',
  schema: z.object(recentRuns),
});

export const automationJob = defineFactType({
  id: 'automation.job',
  title: 'what an automation job runs and what starts it',
  schema: z.object({
    playbook: z.string().optional(),
    versioned: z
      .boolean()
      .optional()
      .describe('Whether what it runs comes from a version control system.'),
    branch: z.string().optional(),
    schedules: z
      .array(z.string())
      .optional()
      .describe('Names of the schedules that start it and are on.'),
  }),
});

export const bastionGrant = defineFactType({
  id: 'bastion.grant',
  title: 'a right to reach machines through the bastion host, and when it ends',
  schema: z.object({
    active: z.boolean().describe('Whether it lets anybody in now.'),
    expired: z.boolean(),
    expiresAt: z.string().optional(),
    days: z
      .number()
      .optional()
      .describe('Days from its start to its end; absent where it has no end.'),
    users: z.number().optional(),
    assets: z.number().optional(),
  }),
});

export const bastionAccounts = defineFactType({
  id: 'bastion.accounts',
  title: 'who may sign in to the bastion host, and how',
  schema: z.object({
    users: z.number().describe('Accounts of people that can sign in.'),
    administrators: z
      .number()
      .optional()
      .describe('Those of them who may do everything in some organization.'),
    withoutMfa: z.number(),
    unused: z.number().describe('Accounts without a sign-in for `unusedDays`.'),
    unusedDays: z.number(),
  }),
});

export const bastionControls = defineFactType({
  id: 'bastion.controls',
  title:
    'whether sessions on the bastion host are recorded and commands held back',
  schema: z.object({
    sessionsRecorded: z
      .boolean()
      .optional()
      .describe(
        'Whether every session that lately ended can be replayed; absent where none did.',
      ),
    commandFilters: z
      .array(z.string())
      .optional()
      .describe(
        'Names of the rules that refuse, review or report commands and are on.',
      ),
    mfa: z
      .enum(['everybody', 'administrators', 'nobody'])
      .optional()
      .describe('For whom a second factor is compulsory.'),
  }),
});
