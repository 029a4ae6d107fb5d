import type { backupPolicy } from '@strata/backstage-plugin-tools-common';
import type { ApiClient } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { wholeHour } from '../shared/times';
import type { Dialect } from './dialect';
import { hoursOf } from './retention';

type Backups = z.output<typeof backupPolicy.schema>;

/** A schedule that is on, and when its last attempts ended, in milliseconds since 1970. */
interface Schedule {
  success?: number;
  failure?: number;
  /** For example `30d`. */
  keptFor?: string;
}

const POLICIES_PER_PAGE = 100;

/** `undefined` where the credential may not see schedules or the tool has none of its own. */
export async function readBackups(
  api: ApiClient,
  { snapshots }: Dialect,
): Promise<Backups | undefined> {
  if (!snapshots) return undefined;
  const read = snapshots === 'slm' ? readSlm : readSm;
  const schedules = await read(api);
  return schedules && summaryOf(schedules);
}

const attempt = z.object({ time: z.number() }).optional();
const slmSchema = z.record(
  z.string(),
  z.object({
    policy: z.object({
      retention: z.object({ expire_after: z.string().optional() }).nullish(),
    }),
    last_success: attempt,
    last_failure: attempt,
  }),
);
const slmStatusSchema = z.object({ operation_mode: z.string() });

async function readSlm(api: ApiClient): Promise<Schedule[] | undefined> {
  const options = { allow: [403] };
  const [policies, status] = await Promise.all([
    api.find('/_slm/policy', slmSchema, options),
    api.find('/_slm/status', slmStatusSchema, options),
  ]);
  // Stopped, no schedule takes a snapshot.
  if (policies && status?.operation_mode === 'STOPPED') return [];
  return (
    policies &&
    Object.values(policies).map(({ policy, last_success, last_failure }) => ({
      success: last_success?.time,
      failure: last_failure?.time,
      keptFor: policy.retention?.expire_after,
    }))
  );
}

const smSchema = z.object({
  policies: z.array(
    z.object({
      sm_policy: z.object({
        name: z.string(),
        enabled: z.boolean(),
        deletion: z
          .object({
            condition: z.object({ max_age: z.string().optional() }).nullish(),
          })
          .nullish(),
      }),
    }),
  ),
  total_policies: z.number(),
});
const executionSchema = z.object({
  status: z.string(),
  end_time: z.number().nullish(),
});
const explainedSchema = z.object({
  policies: z.array(
    z.object({
      creation: z
        .object({ latest_execution: executionSchema.nullish() })
        .nullish(),
    }),
  ),
});

/** Twenty policies come where no size is asked for. */
async function readSm(api: ApiClient): Promise<Schedule[] | undefined> {
  const schedules: Schedule[] = [];
  for (let from = 0; ; ) {
    const page = await api.find('/_plugins/_sm/policies', smSchema, {
      query: { size: POLICIES_PER_PAGE, from },
      allow: [403],
    });
    if (!page) return undefined;
    for (const { sm_policy } of page.policies) {
      if (!sm_policy.enabled) continue;
      const keptFor = sm_policy.deletion?.condition?.max_age;
      schedules.push({ keptFor, ...(await readLast(api, sm_policy.name)) });
    }
    from += page.policies.length;
    if (!page.policies.length || from >= page.total_policies) return schedules;
  }
}

async function readLast(api: ApiClient, name: string): Promise<Schedule> {
  const answer = await api.find(
    `/_plugins/_sm/policies/${encodeURIComponent(name)}/_explain`,
    explainedSchema,
    { allow: [403] },
  );
  const last = answer?.policies[0]?.creation?.latest_execution;
  const ended = last?.end_time ?? undefined;
  if (last?.status === 'SUCCESS') return { success: ended };
  const failed = last && /FAILED|TIME_LIMIT_EXCEEDED/.test(last.status);
  return failed ? { failure: ended ?? Number.MAX_SAFE_INTEGER } : {};
}

function summaryOf(schedules: Schedule[]): Backups {
  const successes = schedules.flatMap(({ success }) => success ?? []);
  const hours = schedules.map(({ keptFor }) => hoursOf(keptFor));
  const newest = Math.max(...successes);
  return {
    mechanisms: schedules.length ? ['snapshot'] : [],
    lastSuccessAt: successes.length ? wholeHour(new Date(newest)) : undefined,
    failing: schedules.length
      ? schedules.some(({ success = 0, failure = 0 }) => failure > success)
      : undefined,
    retentionDays:
      hours.length && hours.every(each => each !== undefined)
        ? Math.max(...(hours as number[])) / 24
        : undefined,
  };
}
