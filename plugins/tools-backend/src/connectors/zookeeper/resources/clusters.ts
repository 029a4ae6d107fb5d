import {
  clusterHealth,
  storeAccess,
} from '@strata/backstage-plugin-tools-common';
import {
  ConnectorError,
  defineResource,
  type Evidence,
  type KnownFacts,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { accessOf } from '../access';
import { ensemble, singly, statesOf, unlessHidden } from '../client';
import type { Settings } from '../settings';

/** An ensemble has no id; the instance has just the one. */
const rowSchema = z.object({
  id: z.literal('ensemble'),
  serving: z.boolean(),
});
type Row = z.output<typeof rowSchema>;

const SERVING = ['leader', 'follower', 'standalone'];

export const clusters = defineResource<Row, Settings>({
  name: 'clusters',
  title: 'Ensembles',
  itemType: 'config-cluster',
  process: 'configuration',
  shared: true,
  schema: rowSchema,
  list: listEnsemble,
  id: row => row.id,
  toItem: (_row, { instance }) => ({ title: instance, hints: {} }),
  facts: [clusterHealth, storeAccess],
  remembers: [clusterHealth],
  evidence,
});

async function* listEnsemble(
  context: ReadContext<Settings>,
): AsyncIterable<ListPage> {
  const serving = await serves(context);
  yield { rows: [{ id: 'ensemble', serving }], last: true };
}

async function serves({
  use,
  settings: { roots, servers },
}: ReadContext<Settings>): Promise<boolean> {
  try {
    // Whoever may not look into it learns nothing about it either.
    await use(ensemble, client => client.children(roots[0]));
    return true;
  } catch (error) {
    const down =
      error instanceof ConnectorError && error.kind === 'unavailable';
    // One server alone may just be cut off from the others.
    if (!down || !servers.length) throw error;
    const states = await use(singly, statesOf);
    const lost =
      states.some(state => state?.idle) && !states.some(state => state?.mode);
    if (!lost) throw error;
    return false;
  }
}

/** By servers that answer without serving. How many there are, only a quorum tells. */
async function evidenceOfLoss(
  { settings: { servers } }: ReadContext<Settings>,
  known: KnownFacts,
): Promise<Evidence> {
  const asked = 1 + servers.length;
  const members = known.get(clusterHealth)?.members ?? asked;
  if (asked < members) {
    throw new ConnectorError(
      'unavailable',
      'No server that is known serves; others may.',
      { remedy: 'Name all servers of the ensemble in `servers`.' },
    );
  }
  const value = { members, healthy: 0, mayFail: 0, quorum: false };
  return {
    status: { health: 'failing', word: 'no quorum' },
    facts: [{ type: clusterHealth, value }],
    // An ACL is told within a session only, and none begins.
    unchanged: [storeAccess],
  };
}

async function evidence(
  { serving: served }: Row,
  context: ReadContext<Settings>,
  remembered: KnownFacts,
): Promise<Evidence> {
  if (!served) return evidenceOfLoss(context, remembered);
  const { use } = context;
  const [states, configuration, top] = await Promise.all([
    use(ensemble, client => client.states()),
    use(ensemble, client => unlessHidden(client.configuration())),
    use(ensemble, client => unlessHidden(client.acl('/'))),
  ]);
  const members = countMembers(configuration ?? '', states.length);
  const serving = states.filter(state => SERVING.includes(state?.mode ?? ''));
  // With fewer addresses than members, silence is no news.
  const known = states.length >= members && states.some(state => state?.mode);
  const healthy = known ? serving.length : undefined;
  const complete = healthy === undefined || healthy >= members;
  const value = {
    members,
    healthy,
    mayFail: healthy && healthy - (Math.floor(members / 2) + 1),
    // A session begins only where a quorum follows a leader.
    quorum: true,
    version: states.find(state => state?.version)?.version,
  };
  return {
    status: {
      health: complete ? 'ok' : 'warning',
      word: complete ? 'serving' : `${healthy} of ${members} serve`,
    },
    facts: [
      { type: clusterHealth, value },
      ...(top ? [{ type: storeAccess, value: accessOf(top.acl) }] : []),
    ],
  };
}

/** Members that vote; a server that stands alone has no list of them. */
function countMembers(configuration: string, servers: number): number {
  const lines = configuration.match(/^server\.\d+=.*$/gm) ?? [];
  const voters = lines.filter(line => !line.includes(':observer'));
  return voters.length || servers;
}
