import {
  ConnectorError,
  defineAction,
  type ActionResult,
} from '@strata/backstage-plugin-tools-node';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { DAY_MS } from '../../shared/times';
import {
  GLOBAL_ORGANIZATION,
  type Context,
  type JumpserverSettings,
} from '../api';
import {
  createGrant,
  deleteGrant,
  findGrant,
  grantUrl,
  type Grant,
} from '../grants';
import { idsOf, PARTIES, type Party } from '../parties';

const names = z.array(z.string().min(1).max(1024)).max(50).default([]);

const input = z
  .object({
    /** Name of the permission; one of that name grants the same or is refused. */
    name: z.string().min(1).max(128),
    /** Names with which people sign in. */
    users: names,
    userGroups: names,
    assets: names,
    /** Paths in the tree, for example `/Default/payments`. */
    nodes: names,
    /**
     * Names of accounts on the machines, or `@USER` for the one named as the person. `@ALL` and
     * `%template` are refused: they reach more than somebody can tell beforehand.
     */
    accounts: z
      .array(z.string().regex(/^(@USER|@INPUT|@ANON|[^@%].{0,127})$/))
      .min(1)
      .max(20),
    actions: z
      .array(
        z.enum([
          'connect',
          'upload',
          'download',
          'copy',
          'paste',
          'delete',
          'share',
        ]),
      )
      .min(1)
      .default(['connect']),
    /** ISO time at which it ends. */
    expiresAt: z.iso.datetime({ offset: true }),
    comment: z.string().max(500).optional(),
  })
  .refine(
    ({ users, userGroups }) => users.length + userGroups.length > 0,
    'names nobody: users or userGroups must have one',
  )
  .refine(
    ({ assets, nodes }) => assets.length + nodes.length > 0,
    'names no machine: assets or nodes must have one',
  );
type Input = z.output<typeof input>;

const undoInput = z.object({
  /** Absent where it is not known whether the permission was created. */
  id: z.string().min(1).optional(),
  name: z.string(),
});

export const grantAccess = defineAction<Input, JumpserverSettings>({
  name: 'grant-access',
  title: 'Grant access to machines',
  permission:
    'View, Add and Delete asset permission, View user, View user group, View asset and View node',
  input,
  async plan(asked, context) {
    const { existing } = await look(asked, context);
    return {
      summary: existing
        ? `${asked.name} grants that already`
        : `Would let ${describe(asked)}`,
      unchanged: existing !== undefined,
      undo: { name: asked.name },
    };
  },
  async apply(asked, context): Promise<ActionResult> {
    const { existing, wanted } = await look(asked, context);
    const { name } = asked;
    const id = existing?.id ?? (await createGrant(asked, wanted, context));
    const url = grantUrl(id, context);
    if (existing) {
      return { summary: `${name} grants that already`, url, unchanged: true };
    }
    const summary = `Let ${describe(asked)}`;
    return { summary, url, unchanged: false, undo: { id, name } };
  },
  async undo(undo, context) {
    const { id: made, name } = undoInput.parse(undo);
    const id = made ?? (await findGrant(name, context))?.id;
    if (id) await deleteGrant(id, context);
    return { summary: `Took ${name} back` };
  },
});

function describe(asked: Input): string {
  const { users, userGroups, assets, nodes, accounts, actions } = asked;
  const who = [...users, ...userGroups.map(name => `the group ${name}`)];
  const where = [...assets, ...nodes.map(path => `all below ${path}`)];
  return `${who.join(', ')} ${actions.join(', ')} as ${accounts.join(
    ', ',
  )} on ${where.join(', ')} until ${asked.expiresAt}`;
}

/** What is asked for in JumpServer's ids, and the grant of that name where there is one. */
async function look(asked: Input, context: Context) {
  assertAllowed(asked, context);
  const ids = {} as Record<Party, string[]>;
  for (const party of Object.keys(PARTIES) as Party[]) {
    ids[party] = await idsOf(party, asked[party], context);
  }
  const wanted: Omit<Grant, 'id'> = {
    ...ids,
    accounts: asked.accounts.toSorted(),
    actions: asked.actions.toSorted(),
    isActive: true,
    expiresAt: toSeconds(asked.expiresAt),
  };
  const found = await findGrant(asked.name, context);
  if (!found) return { wanted };
  const { id: _id, ...granted } = found;
  if (isDeepStrictEqual(granted, wanted)) return { wanted, existing: found };
  throw new ConnectorError(
    'config',
    `${asked.name} exists and grants something else`,
    { remedy: 'Choose another name, or delete that permission first.' },
  );
}

function assertAllowed({ expiresAt }: Input, { settings, now }: Context) {
  const { organization, maxGrantDays } = settings;
  if (organization === GLOBAL_ORGANIZATION) {
    throw new ConnectorError(
      'config',
      'JumpServer keeps no permission outside of an organization',
      {
        remedy:
          'Set `organization` of this JumpServer to the one that has the machines.',
      },
    );
  }
  const left = Date.parse(expiresAt) - now.getTime();
  if (left > 0 && left <= maxGrantDays * DAY_MS) return;
  throw new ConnectorError(
    'config',
    `A grant must end within ${maxGrantDays} days`,
    { remedy: 'Choose an earlier end, and grant it again when it is over.' },
  );
}

/** JumpServer keeps no milliseconds. */
function toSeconds(time: string): string {
  return new Date(Math.floor(Date.parse(time) / 1000) * 1000).toISOString();
}
