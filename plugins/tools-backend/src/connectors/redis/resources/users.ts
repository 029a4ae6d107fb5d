import { storeAccount } from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { mayDo } from '../access';
import { redis } from '../client';
import { parseInfo } from '../info';

const rowSchema = z.object({
  name: z.string().min(1),
  /** Whether the server can tell what a user may do without showing hashes of passwords. */
  tells: z.boolean(),
});
type Row = z.output<typeof rowSchema>;

/** Before Redis 6 there are none. */
export const users = defineResource<Row>({
  name: 'users',
  title: 'Users',
  itemType: 'account',
  process: 'access-control',
  shared: true,
  schema: rowSchema,
  list: listUsers,
  id: row => row.name,
  toItem: ({ name }) => ({ title: name, owner: { path: name }, hints: {} }),
  facts: [storeAccount],
  evidence,
});

async function* listUsers({ use }: ReadContext): AsyncIterable<ListPage> {
  const rows = await use(redis, async client => {
    const info = parseInfo(String(await client.call('INFO', 'server')));
    const major = Number.parseInt(info.redis_version, 10);
    if (major < 6) return [];
    const names = (await client.call('ACL', 'USERS')) as string[];
    return names.map(name => ({ name, tells: major >= 7 }));
  });
  yield { rows, last: true };
}

/** Who may change accounts may do everything. */
async function evidence(
  { name, tells }: Row,
  context: ReadContext,
): Promise<Evidence> {
  const administrator = tells
    ? await mayDo(context, name, ['ACL', 'SETUSER', name])
    : undefined;
  return {
    status: {
      health: 'ok',
      word: administrator ? 'administrator' : 'user',
    },
    facts: [{ type: storeAccount, value: { name, administrator } }],
  };
}
