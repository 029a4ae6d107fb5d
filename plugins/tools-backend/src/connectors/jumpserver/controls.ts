import type { bastionControls } from '@strata/backstage-plugin-tools-common';
import { z } from 'zod';
import {
  choiceSchema,
  inOrganization,
  readAll,
  timeSchema,
  type Context,
} from './api';

/** Newest sessions that are looked at. */
const SESSIONS = 100;

/** A recording is uploaded some minutes after its session. */
const UPLOAD_MS = 60 * 60 * 1000;

type Controls = z.output<typeof bastionControls.schema>;

/** Each part is absent where the account may not see it; `undefined` where it may see none. */
export async function readControls(
  context: Context,
): Promise<Controls | undefined> {
  const [mfa, commandFilters, sessionsRecorded] = await Promise.all([
    readMfa(context),
    readCommandFilters(context),
    areSessionsRecorded(context),
  ]);
  const controls = { mfa, commandFilters, sessionsRecorded };
  return Object.values(controls).some(value => value !== undefined)
    ? controls
    : undefined;
}

const settingSchema = z.object({
  SECURITY_MFA_AUTH: z.coerce.number().optional(),
});
const MFA = ['nobody', 'everybody', 'administrators'] as const;

async function readMfa(context: Context): Promise<Controls['mfa']> {
  const setting = await context.api.find('/settings/setting/', settingSchema, {
    ...inOrganization(context, { category: 'security' }),
    allow: [403],
  });
  return MFA[setting?.SECURITY_MFA_AUTH ?? -1];
}

const filterSchema = z.object({
  name: z.string(),
  is_active: z.boolean(),
  action: choiceSchema,
});

async function readCommandFilters(
  context: Context,
): Promise<string[] | undefined> {
  const path = '/acls/command-filter-acls/';
  const filters = await readAll(context, path, filterSchema);
  return filters
    ?.filter(({ is_active, action }) => is_active && action.value !== 'accept')
    .map(({ name }) => name)
    .sort();
}

const sessionsSchema = z.object({
  results: z.array(
    z.object({
      /** Only of a `normal` one is there anything to record; `sftp` has none. */
      type: choiceSchema.optional(),
      is_success: z.boolean().default(true),
      has_replay: z.boolean(),
      date_end: timeSchema.nullish(),
    }),
  ),
});

async function areSessionsRecorded(
  context: Context,
): Promise<boolean | undefined> {
  const answer = await context.api.find('/terminal/sessions/', sessionsSchema, {
    ...inOrganization(context, {
      is_finished: 1,
      order: '-date_start',
      limit: SESSIONS,
      offset: 0,
    }),
    allow: [403],
  });
  const before = context.now.getTime() - UPLOAD_MS;
  const ended = (answer?.results ?? []).filter(
    ({ type, is_success, date_end }) =>
      (type?.value ?? 'normal') === 'normal' &&
      is_success &&
      date_end &&
      date_end.getTime() < before,
  );
  return ended.length ? ended.every(({ has_replay }) => has_replay) : undefined;
}
