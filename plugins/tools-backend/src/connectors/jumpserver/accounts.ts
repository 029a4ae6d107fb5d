import type { bastionAccounts } from '@strata/backstage-plugin-tools-common';
import { z } from 'zod';
import { DAY_MS } from '../shared/times';
import { GLOBAL_ORGANIZATION, readAll, timeSchema, type Context } from './api';

/** Roles that every installation has: system administrator and administrator of an organization. */
const ADMINISTRATORS = new Set([
  '00000000-0000-0000-0000-000000000001',
  '00000000-0000-0000-0000-000000000005',
]);

export const rolesSchema = z.array(z.object({ id: z.string() })).nullish();
const userSchema = z.object({
  /** Enabled and not expired. */
  is_valid: z.boolean(),
  /** The components of the bastion sign in too. */
  is_service_account: z.boolean().default(false),
  /** Chosen by the user, or compulsory. */
  mfa_enabled: z.boolean(),
  last_login: timeSchema.nullish(),
  date_joined: timeSchema.nullish(),
  /** Absent where the account may not see role bindings. */
  system_roles: rolesSchema,
  org_roles: rolesSchema,
});
type User = z.output<typeof userSchema>;

/** `undefined` where the account may not see users. */
export async function readAccounts(
  context: Context,
): Promise<z.output<typeof bastionAccounts.schema> | undefined> {
  const all = await readAll(context, '/users/users/', userSchema);
  if (!all) return undefined;
  const users = all.filter(user => user.is_valid && !user.is_service_account);
  const { unusedDays } = context.settings;
  const before = context.now.getTime() - unusedDays * DAY_MS;
  return {
    users: users.length,
    administrators: countOf(users.map(user => isAdministrator(user, context))),
    withoutMfa: users.filter(user => !user.mfa_enabled).length,
    unused: users.filter(user => lastUse(user) < before).length,
    unusedDays,
  };
}

/** In the global organization nobody has roles of an organization: what they add stays unknown. */
export function isAdministrator(
  { system_roles, org_roles }: Pick<User, 'system_roles' | 'org_roles'>,
  { settings }: Context,
): boolean | undefined {
  const roles = [...(system_roles ?? []), ...(org_roles ?? [])];
  if (roles.some(({ id }) => ADMINISTRATORS.has(id))) return true;
  const told = system_roles && settings.organization !== GLOBAL_ORGANIZATION;
  return told ? false : undefined;
}

/** `undefined` where one is unknown. */
function countOf(answers: (boolean | undefined)[]): number | undefined {
  if (answers.includes(undefined)) return undefined;
  return answers.filter(Boolean).length;
}

/** Who never signed in has used nothing since the account was made. */
function lastUse({ last_login, date_joined }: User): number {
  return (last_login ?? date_joined)?.getTime() ?? 0;
}
