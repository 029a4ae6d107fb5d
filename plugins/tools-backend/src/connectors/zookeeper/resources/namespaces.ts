import { storeAccess } from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { accessFact } from '../../shared/access';
import { accessOf, atLeast } from '../access';
import { ensemble, unlessHidden } from '../client';
import type { Settings } from '../settings';

/** ZooKeeper's own znodes. */
const SYSTEM = '/zookeeper';

/** Znodes below a namespace whose ACLs are looked at, each by a call. */
const MAX_CHILDREN = 20;

const rowSchema = z.object({ path: z.string().startsWith('/') });
type Row = z.output<typeof rowSchema>;

/** The znodes of one service or subject, for example all of a Kafka cluster. */
export const namespaces = defineResource<Row, Settings>({
  name: 'namespaces',
  title: 'Namespaces of znodes',
  itemType: 'config-namespace',
  process: 'configuration',
  schema: rowSchema,
  list: listNamespaces,
  id: row => row.path,
  toItem: ({ path }, { instance }) => ({
    title: path,
    hints: {
      annotations: {
        'zookeeper.apache.org/path': [path, `${instance}:${path}`],
      },
      name: path.split('/').pop(),
    },
  }),
  facts: [storeAccess],
  evidence,
});

async function* listNamespaces({
  use,
  settings: { roots },
}: ReadContext<Settings>): AsyncIterable<ListPage> {
  const paths = new Set<string>();
  for (const root of roots) {
    const names = await use(ensemble, client => client.children(root));
    for (const name of names) paths.add(below(root, name));
  }
  paths.delete(SYSTEM);
  yield { rows: [...paths].map(path => ({ path })), last: true };
}

/** By its ACL and those of the znodes right below it: they inherit nothing. */
async function evidence(
  { path }: Row,
  { use }: ReadContext<Settings>,
): Promise<Evidence> {
  const ask = (at: string) =>
    use(ensemble, client => unlessHidden(client.acl(at)));
  const own = await ask(path);
  if (!own) return {};
  const names =
    (await use(ensemble, client => unlessHidden(client.children(path)))) ?? [];
  const nested = await Promise.all(
    names.slice(0, MAX_CHILDREN).map(name => ask(below(path, name))),
  );
  const acl = [own, ...nested].flatMap(answer => answer?.acl ?? []);
  const seen = accessOf(acl);
  const access = names.length > MAX_CHILDREN ? atLeast(seen) : seen;
  return {
    status: {
      health: 'unknown',
      lastActivityAt: new Date(
        Number(own.stat.mtime.readBigInt64BE()),
      ).toISOString(),
    },
    facts: accessFact(access),
  };
}

function below(path: string, name: string): string {
  return path === '/' ? `/${name}` : `${path}/${name}`;
}
