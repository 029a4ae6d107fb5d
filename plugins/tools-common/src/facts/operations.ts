import { z } from 'zod';
import { defineFactType } from './define';

export const logArrival = defineFactType({
  id: 'logs.arrival',
  title: 'whether log lines arrived lately',
  schema: z.object({
    /** How far "lately" goes back. */
    windowHours: z.number(),
    arriving: z.boolean(),
    /** Time of the newest line; absent while lines arrive, and where there never was one. */
    lastLineAt: z.string().optional(),
  }),
});

export const hostConfiguration = defineFactType({
  id: 'host.configuration',
  title: 'when a machine was last configured, and how that went',
  schema: z.object({
    /** How far back a report may lie to be fresh. */
    windowHours: z.number(),
    fresh: z.boolean(),
    lastReportAt: z.string().optional(),
    /** `drifted` where somebody had changed by hand what was then set right. */
    lastResult: z.enum([
      'unchanged',
      'changed',
      'drifted',
      'failed',
      'none',
      'unknown',
    ]),
    /** Whether the last run only told what it would change. */
    dryRun: z.boolean().optional(),
  }),
});

export const automationRuns = defineFactType({
  id: 'automation.runs',
  title: 'how the recent runs of an automation job went',
  schema: z.object({
    windowDays: z.number(),
    runs: z.number(),
    succeeded: z.number(),
    lastResult: z.enum(['success', 'failure', 'running', 'other', 'none']),
    lastFinishedAt: z.string().optional(),
  }),
});

export const automationJob = defineFactType({
  id: 'automation.job',
  title: 'what an automation job runs and what starts it',
  schema: z.object({
    playbook: z.string().optional(),
    /** Whether what it runs comes from a version control system. */
    versioned: z.boolean().optional(),
    branch: z.string().optional(),
    /** Names of the schedules that start it and are on. */
    schedules: z.array(z.string()).optional(),
  }),
});

export const bastionGrant = defineFactType({
  id: 'bastion.grant',
  title: 'a right to reach machines through the bastion host, and when it ends',
  schema: z.object({
    /** Whether it lets anybody in now. */
    active: z.boolean(),
    expired: z.boolean(),
    expiresAt: z.string().optional(),
    /** Days from its start to its end; absent where it has no end. */
    days: z.number().optional(),
    users: z.number().optional(),
    assets: z.number().optional(),
  }),
});

export const bastionAccounts = defineFactType({
  id: 'bastion.accounts',
  title: 'who may sign in to the bastion host, and how',
  schema: z.object({
    /** Accounts of people that can sign in. */
    users: z.number(),
    /** Those of them who may do everything in some organization. */
    administrators: z.number().optional(),
    withoutMfa: z.number(),
    /** Accounts without a sign-in for `unusedDays`. */
    unused: z.number(),
    unusedDays: z.number(),
  }),
});

export const bastionControls = defineFactType({
  id: 'bastion.controls',
  title:
    'whether sessions on the bastion host are recorded and commands held back',
  schema: z.object({
    /** Whether every session that lately ended can be replayed; absent where none did. */
    sessionsRecorded: z.boolean().optional(),
    /** Names of the rules that refuse, review or report commands and are on. */
    commandFilters: z.array(z.string()).optional(),
    /** For whom a second factor is compulsory. */
    mfa: z.enum(['everybody', 'administrators', 'nobody']).optional(),
  }),
});
