import {
  accessGrants,
  listGrants,
  type AccessGrant,
} from '@strata/backstage-plugin-tools-common';
import type {
  Evidence,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { perRunEach } from '../shared/perRun';
import { Conduit } from './conduit';
import { isRestricted, type Guarded } from './policy';

/** What names whom a policy lets in, by its prefix. */
const PERSON = 'PHID-USER-';
const PROJECT = 'PHID-PROJ-';

const OPEN = new Set(['users', 'public']);
/** Policies that let nobody in by name. */
const NOBODY_NAMED = new Set(['no-one', 'admin', ...OPEN]);

/** What lets do most comes first. */
const LEVELS = [
  ['push', 'diffusion.push'],
  ['edit', 'edit'],
  ['view', 'view'],
] as const;

const projectSchema = z.object({
  fields: z.object({ name: z.string() }),
  attachments: z.object({
    members: z.object({ members: z.array(z.object({ phid: z.string() })) }),
  }),
});

/** Projects that policies name, asked for once. */
const membersOf = perRunEach(readMembers);

/** Who may do what by the policies of an object. Whom a custom policy or a Space lets in, Conduit does not tell. */
export async function grantsOf(
  guarded: Guarded,
  context: ReadContext,
): Promise<NonNullable<Evidence['facts']>> {
  const { policy, spacePHID } = guarded;
  const grants: AccessGrant[] = [];
  let complete = !spacePHID;
  for (const [level, capability] of LEVELS) {
    const value = policy[capability];
    if (!value || NOBODY_NAMED.has(value)) continue;
    const holders = await holdersOf(value, context);
    complete &&= holders !== undefined;
    grants.push(...(holders ?? []).map(holder => ({ ...holder, level })));
  }
  const everyone = isRestricted(guarded)
    ? undefined
    : LEVELS.find(([, capability]) => OPEN.has(policy[capability] ?? ''))?.[0];
  return [
    { type: accessGrants, value: listGrants(grants, { everyone, complete }) },
  ];
}

type Holder = Omit<AccessGrant, 'level'>;

function holdersOf(
  policy: string,
  context: ReadContext,
): Promise<Holder[] | undefined> {
  if (policy.startsWith(PERSON)) return Promise.resolve([{ account: policy }]);
  if (!policy.startsWith(PROJECT)) return Promise.resolve(undefined);
  return membersOf(policy, context);
}

/** The members of a project, where the account sees it. */
async function readMembers(
  phid: string,
  { api }: ReadContext,
): Promise<Holder[] | undefined> {
  const found = await new Conduit(api).findAll(
    'project.search',
    { constraints: { phids: [phid] }, attachments: { members: true } },
    projectSchema,
  );
  return found?.[0]?.attachments.members.members.map(member => ({
    account: member.phid,
    via: found[0].fields.name,
  }));
}
