import {
  clusterHealth,
  storeAccess,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { accessOf } from '../access';
import { ensemble, unlessHidden } from '../client';
import type { Settings } from '../settings';

/** An ensemble has no id; the instance has just the one. */
const rowSchema = z.object({ id: z.literal('ensemble') });
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
  evidence,
});

async function* listEnsemble({
  use,
  settings: { roots },
}: ReadContext<Settings>): AsyncIterable<ListPage> {
  // Whoever may not look into it learns nothing about it either.
  await use(ensemble, client => client.children(roots[0]));
  yield { rows: [{ id: 'ensemble' }], last: true };
}

async function evidence(
  _row: Row,
  { use }: ReadContext<Settings>,
): Promise<Evidence> {
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
