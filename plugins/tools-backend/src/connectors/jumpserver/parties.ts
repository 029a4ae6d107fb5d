import { ConnectorError } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { inOrganization, type Context } from './api';

/** Who and what a permission joins: where it is listed, how it is asked for and named. */
export const PARTIES = {
  users: {
    path: '/users/users/',
    param: 'username',
    field: 'username',
    noun: 'user',
  },
  userGroups: {
    path: '/users/groups/',
    param: 'name',
    field: 'name',
    noun: 'user group',
  },
  assets: {
    path: '/assets/assets/',
    param: 'name',
    field: 'name',
    noun: 'asset',
  },
  /** Asked for by the last part of their path. */
  nodes: {
    path: '/assets/nodes/',
    param: 'value',
    field: 'full_value',
    noun: 'node',
  },
} as const;
export type Party = keyof typeof PARTIES;

/** More of one name are not looked at. */
const LIMIT = 100;

const rowsSchema = z.object({
  results: z.array(z.looseObject({ id: z.string().min(1) })),
});

/** Sorted ids of what is named; throws for a name that nothing, or more than one, has. */
export async function idsOf(
  party: Party,
  names: string[],
  context: Context,
): Promise<string[]> {
  const ids: string[] = [];
  for (const name of new Set(names)) ids.push(await idOf(party, name, context));
  return ids.sort();
}

async function idOf(
  party: Party,
  name: string,
  context: Context,
): Promise<string> {
  const { path, param, field, noun } = PARTIES[party];
  const value = party === 'nodes' ? name.split('/').at(-1)! : name;
  const { results } = await context.api.get(path, rowsSchema, {
    ...inOrganization(context, { [param]: value, limit: LIMIT, offset: 0 }),
    write: true,
  });
  const found = results.filter(row => row[field] === name);
  if (found.length === 1) return found[0].id;
  throw new ConnectorError(
    'config',
    `JumpServer has ${found.length || 'no'} ${noun}${
      found.length ? 's' : ''
    } ${name}`,
    { remedy: `Name a ${noun} that the organization has, as JumpServer does.` },
  );
}
