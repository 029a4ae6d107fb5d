import { join } from 'node:path';
import { Authority } from '../../host/certificates';
import { run } from '../../host/command';
import type { Host } from '../../host/host';
import { debian } from '../../host/install';
import { freePort } from '../../host/ports';
import type { RealTool } from '../../tool';

const USERNAME = 'strata';
const PASSWORD = 'read-only';
const ROOT = 'root:all-rights';

/** Starts a server that speaks TLS only, and only with those who show a certificate. */
async function startEtcd(host: Host) {
  const authority = await Authority.create(host.folder);
  const server = await authority.issue('server');
  // With authentication on, the gateway refuses certificates that name somebody.
  const client = await authority.issue('client', '');
  const address = `https://127.0.0.1:${await freePort()}`;
  const peers = `http://127.0.0.1:${await freePort()}`;
  const etcdctl = (...args: string[]) =>
    run(host.folder, 'etcdctl', args, {
      ETCDCTL_API: '3',
      ETCDCTL_ENDPOINTS: address,
      ETCDCTL_CACERT: authority.file,
      ETCDCTL_CERT: client.cert,
      ETCDCTL_KEY: client.key,
    });
  await host.spawn(
    'etcd',
    [
      ...['--name', 'one', '--data-dir', join(host.folder, 'data')],
      ...['--listen-client-urls', address, '--advertise-client-urls', address],
      ...['--listen-peer-urls', peers, '--initial-advertise-peer-urls', peers],
      ...['--initial-cluster', `one=${peers}`],
      ...['--cert-file', server.cert, '--key-file', server.key],
      ...['--trusted-ca-file', authority.file, '--client-cert-auth'],
    ],
    { ready: () => etcdctl('endpoint', 'health') },
  );
  return { address, etcdctl, tls: await authority.tlsOf(client) };
}

/** What a service account needs, and no more. */
async function enableAuthentication(
  etcdctl: (...args: string[]) => Promise<string>,
) {
  await etcdctl('user', 'add', ROOT);
  await etcdctl('user', 'grant-role', 'root', 'root');
  await etcdctl('role', 'add', USERNAME);
  for (const prefix of ['/config/', '/services/']) {
    const grant = ['role', 'grant-permission', '--prefix=true', USERNAME];
    await etcdctl(...grant, 'read', prefix);
  }
  await etcdctl('user', 'add', `${USERNAME}:${PASSWORD}`);
  await etcdctl('user', 'grant-role', USERNAME, USERNAME);
  await etcdctl('auth', 'enable');
}

/** By certificates alone, everybody who has one may do everything. */
const certified = {
  authentication: true,
  anonymous: 'nothing',
  authorization: false,
  clientCertificates: true,
};
const restricted = { ...certified, authorization: true };

const cluster = (access: object) => ({
  title: 'real',
  status: { health: 'ok', word: 'healthy' },
  attributes: { members: ['one'] },
  facts: {
    'cluster.health': { members: 1, quorum: true, alarms: [] },
    'store.access': { ...access, tls: 'required' },
  },
});

const namespace = (title: string, access: object) => ({
  title,
  facts: { 'store.access': { ...access } },
});

export const tool: RealTool = {
  async start(host) {
    await debian('etcd-server', 'etcd-client');
    const { address, etcdctl, tls } = await startEtcd(host);
    const put = (key: string) => etcdctl('put', key, 'secret');
    return {
      config: {
        baseUrl: address,
        username: USERNAME,
        token: PASSWORD,
        tls,
        prefixes: ['/config/', '/services/'],
      },
      wrongCredential: { token: 'wrong' },
      seed: {
        async apply() {
          for (let n = 0; n < 120; n += 1) await put(`/config/checkout/${n}`);
          await put('/config/paid/limit');
          await put('/services/checkout/10.0.0.1');
          await put('/other/unseen');
        },
        expected: {
          clusters: [cluster({ ...certified, administrators: 0 })],
          namespaces: [
            namespace('/config/checkout', certified),
            namespace('/config/paid', certified),
            namespace('/services/checkout', certified),
          ],
        },
      },
      change: {
        async apply() {
          await put('/services/orders/10.0.0.2');
          await enableAuthentication(etcdctl);
        },
        expected: {
          clusters: [cluster(restricted)],
          namespaces: [
            namespace('/config/checkout', restricted),
            namespace('/config/paid', restricted),
            namespace('/services/checkout', restricted),
            namespace('/services/orders', restricted),
          ],
        },
      },
      remove: {
        apply: async () => {
          await etcdctl('--user', ROOT, 'del', '--prefix', '/config/checkout/');
        },
        expected: {
          clusters: [cluster(restricted)],
          namespaces: [
            namespace('/config/paid', restricted),
            namespace('/services/checkout', restricted),
            namespace('/services/orders', restricted),
          ],
        },
      },
    };
  },
};
