import { z } from 'zod';
import { segment } from '../shared/urls';
import { choiceSchema, inOrganization, timeSchema, type Context } from './api';

export const GRANTS = '/perms/asset-permissions/';

/** An asset permission as it can be compared: ids and names are sorted. */
export interface Grant {
  id: string;
  users: string[];
  userGroups: string[];
  assets: string[];
  nodes: string[];
  accounts: string[];
  actions: string[];
  isActive: boolean;
  expiresAt?: string;
}

const listSchema = z.object({
  results: z.array(z.object({ id: z.string().min(1), name: z.string() })),
});
const partiesSchema = z
  .array(z.object({ id: z.string() }))
  .transform(rows => rows.map(({ id }) => id).sort());

const grantSchema = z
  .object({
    id: z.string(),
    users: partiesSchema,
    user_groups: partiesSchema,
    assets: partiesSchema,
    nodes: partiesSchema,
    accounts: z.array(z.string()).transform(names => names.sort()),
    actions: z
      .array(choiceSchema)
      .transform(rows => rows.map(({ value }) => String(value)).sort()),
    is_active: z.boolean(),
    date_expired: timeSchema.nullish(),
  })
  .transform(
    ({ user_groups, is_active, date_expired, ...row }): Grant => ({
      ...row,
      userGroups: user_groups,
      isActive: is_active,
      expiresAt: date_expired?.toISOString(),
    }),
  );

/** The permission of that name; the list does not tell whom it is for. */
export async function findGrant(
  name: string,
  context: Context,
): Promise<Grant | undefined> {
  const { api } = context;
  const { results } = await api.get(GRANTS, listSchema, {
    ...inOrganization(context, { name, limit: 100, offset: 0 }),
    write: true,
  });
  const found = results.find(row => row.name === name);
  if (!found) return undefined;
  return api.get(`${GRANTS}${segment(found.id)}/`, grantSchema, {
    ...inOrganization(context, {}),
    write: true,
  });
}

const createdSchema = z.object({ id: z.string().min(1) });

export async function createGrant(
  { name, comment }: { name: string; comment?: string },
  grant: Omit<Grant, 'id'>,
  context: Context,
): Promise<string> {
  const answer = await context.api.request('POST', GRANTS, {
    ...inOrganization(context, {}),
    write: true,
    body: {
      name,
      users: grant.users,
      user_groups: grant.userGroups,
      assets: grant.assets,
      nodes: grant.nodes,
      accounts: grant.accounts,
      actions: grant.actions,
      date_expired: grant.expiresAt,
      is_active: grant.isActive,
      comment: comment ?? 'Granted by Strata',
    },
  });
  return createdSchema.parse(answer.json()).id;
}

export async function deleteGrant(id: string, context: Context) {
  await context.api.request('DELETE', `${GRANTS}${segment(id)}/`, {
    ...inOrganization(context, {}),
    write: true,
    allow: [404],
  });
}

export function grantUrl(id: string, { api }: Context): string {
  return `${api.baseUrl}/ui/#/console${GRANTS}${segment(id)}`;
}
