import {
  defineConnector,
  type SessionAuth,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { errorKind, rangeOf } from './api';
import { cluster } from './resources/cluster';
import { namespaces } from './resources/namespaces';
import { settings } from './settings';

/** A simple token, which etcd ends after some minutes without use. */
const session: SessionAuth = {
  async login(
    request,
    { username: name, password },
  ): Promise<Record<string, string> | undefined> {
    // A wrong password is 400; where authentication is off, 3.4 answers 412 and 3.5 answers 400.
    const answer = await request(
      '/auth/authenticate',
      { name, password },
      { allow: [400, 412] },
    );
    if (answer.text().includes('authentication is not enabled')) return {};
    if (answer.status !== 200) return undefined;
    const { token } = z.object({ token: z.string() }).parse(answer.json());
    return { Authorization: token };
  },
};

export const connector = defineConnector({
  id: 'etcd',
  title: 'etcd',
  technology: 'etcd',
  summary:
    'etcd 3.4 or later, through the JSON gateway of its gRPC API. Keys are read, values never. With authentication on, the gateway refuses client certificates that have a common name.',
  docs: 'https://etcd.io/docs/latest/dev-guide/api_grpc_gateway/',
  permissions: [
    'READ on the prefixes of keys (`etcdctl role grant-permission --prefix=true strata read <prefix>`)',
    'the role root to count administrators; etcd 3.6.0 to 3.6.11 and 3.5.28 to 3.5.31 show the state of the cluster only to it, and 3.6.9, 3.5.28 and 3.4.42 members and alarms',
    'a client certificate without a common name, where etcd asks for certificates',
  ],
  auth: [session, 'certificate', 'none'],
  settings,
  api: {
    basePath: '/v3',
    errorKind,
    ping: ({ api, settings: { prefixes } }) =>
      api.ask(
        '/kv/range',
        { ...rangeOf(prefixes[0]), count_only: true },
        z.object({}),
      ),
    concurrency: 4,
  },
  resources: [cluster, namespaces],
  annotations: { 'etcd.io/prefix': '/config/checkout' },
  example: { baseUrl: 'https://etcd.example.com:2379' },
  notCovered: [
    'Values are never read, and keys only as far as they tell namespaces.',
    'Services that register themselves in etcd are not told from other keys: a prefix under which they do is listed by `prefixes` as any other, without instances and leases.',
    'Whether each member works is not asked: only the one behind the address answers.',
    'Without a quorum nobody can sign in by a password: the loss then shows as a failed read, and as a fact only where no password is used.',
    'Snapshots of the data are made outside of etcd, and so not seen.',
  ],
});
