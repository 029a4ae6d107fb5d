import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../../host/host';
import { goProgram } from '../../host/install';
import { freePort } from '../../host/ports';
import type { RealTool } from '../../tool';

const MANAGEMENT = '11111111-1111-1111-1111-111111111111';
const READER = '33333333-3333-3333-3333-333333333333';
const UNKNOWN = '22222222-2222-2222-2222-222222222222';
const ANONYMOUS = '00000000-0000-0000-0000-000000000002';

/**
 * Consul's own module replaces parts of itself by folders, which `go install` refuses. The parts
 * are published, in versions that suit the agent, though not those of all its commands.
 */
const SOURCE = {
  'go.mod': `module strata.tests/consul

go 1.20

exclude (
	github.com/hashicorp/go-msgpack v1.1.5
	github.com/hashicorp/go-msgpack v1.1.6
)

require (
	github.com/hashicorp/consul v1.16.6
	github.com/mitchellh/cli v1.1.4
)
`,
  'main.go': `package main

import (
	"os"

	"github.com/hashicorp/consul/command/agent"
	"github.com/hashicorp/consul/command/cli"
	mcli "github.com/mitchellh/cli"
)

func main() {
	ui := &cli.BasicUI{BasicUi: mcli.BasicUi{Writer: os.Stdout, ErrorWriter: os.Stderr}}
	os.Exit(agent.New(ui).Run(os.Args[1:]))
}
`,
};

const ACL = `acl {
  enabled = true
  default_policy = "deny"
  tokens {
    initial_management = "${MANAGEMENT}"
    agent = "${MANAGEMENT}"
  }
}
`;

const READ_ONLY = `
service_prefix "" { policy = "read" }
node_prefix "" { policy = "read" }
agent_prefix "" { policy = "read" }
operator = "read"
acl = "read"
`;

async function startConsul(host: Host) {
  const program = await goProgram('consul', SOURCE, {
    // Not every proxy of the checksum database knows the parts.
    GONOSUMDB: 'github.com/hashicorp/consul',
  });
  const acl = join(host.folder, 'acl.hcl');
  await writeFile(acl, ACL);
  const port = await freePort();
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`http://127.0.0.1:${port}/v1${path}`, {
      method,
      headers: { 'X-Consul-Token': MANAGEMENT },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text;
  };
  await host.spawn(
    program,
    [
      ...['-dev', '-node', 'one', '-bind', '127.0.0.1', '-config-file', acl],
      ...['-http-port', `${port}`, '-server-port', `${await freePort()}`],
      ...['-serf-lan-port', `${await freePort()}`, '-serf-wan-port', '-1'],
      ...['-dns-port', '-1', '-grpc-port', '-1', '-grpc-tls-port', '-1'],
    ],
    {
      ready: async () => {
        const health = await call('GET', '/health/service/consul');
        if (!health.includes('passing')) throw new Error(health);
      },
    },
  );
  return { port, call };
}

type Call = (method: string, path: string, body?: object) => Promise<string>;

async function makeReader(call: Call) {
  await call('PUT', '/acl/policy', { Name: 'strata', Rules: READ_ONLY });
  await call('PUT', '/acl/token', {
    SecretID: READER,
    Policies: [{ Name: 'strata' }],
  });
}

const register = (call: Call, service: object) =>
  call('PUT', '/agent/service/register', service);

const checkoutOf = (number: number, more: object) => ({
  ID: `checkout-${number}`,
  Name: 'checkout',
  Port: 8000 + number,
  Tags: ['service=checkout-api', 'http'],
  Meta: { team: 'payments', zone: `${number}` },
  ...more,
});

const cluster = (access: object) => ({
  title: 'real',
  type: 'config-cluster',
  status: { health: 'ok', word: '1 of 1 healthy' },
  facts: {
    'cluster.health': {
      ...{ members: 1, healthy: 1, mayFail: 0, quorum: true },
      version: '1.16.6',
    },
    'store.access': {
      ...{ authentication: true, authorization: true, administrators: 1 },
      ...{ tls: 'off', clientCertificates: false },
      ...access,
    },
  },
});

const node = {
  title: 'one',
  type: 'host',
  status: { health: 'ok', word: 'passing' },
  attributes: { address: '127.0.0.1' },
};

const checkout = (passing: number, critical: number) => ({
  title: 'checkout',
  type: 'discovered-service',
  status: { word: `${passing} of 2 passing` },
  attributes: { tags: ['http', 'service=checkout-api'] },
  facts: {
    'service.health-checks': {
      ...{ instances: 2, checked: 1, warning: 0 },
      ...{ passing, critical },
    },
  },
});

const unchecked = (title: string) => ({
  title,
  facts: { 'service.health-checks': { instances: 1, checked: 0, passing: 1 } },
});

export const tool: RealTool = {
  async start(host) {
    const { port, call } = await startConsul(host);
    const deregister = (id: string) =>
      call('PUT', `/agent/service/deregister/${id}`);
    return {
      config: { baseUrl: `http://127.0.0.1:${port}`, token: READER },
      wrongCredential: { token: UNKNOWN },
      seed: {
        async apply() {
          await makeReader(call);
          const Check = { TTL: '1h', Status: 'passing' };
          await register(call, checkoutOf(1, { Check }));
          await register(call, checkoutOf(2, {}));
          await register(call, { Name: 'orders', Port: 8003 });
          await register(call, {
            ...{ Name: 'orders-sidecar-proxy', Kind: 'connect-proxy' },
            ...{ Port: 8004, Proxy: { DestinationServiceName: 'orders' } },
          });
        },
        expected: {
          clusters: [cluster({ anonymous: 'nothing' })],
          nodes: [node],
          services: [checkout(2, 0), unchecked('orders')],
        },
      },
      change: {
        async apply() {
          await call('PUT', '/agent/check/fail/service:checkout-1');
          await register(call, { Name: 'paid', Port: 8005 });
          const Rules = 'service_prefix "" { policy = "read" }';
          await call('PUT', '/acl/policy', { Name: 'everybody', Rules });
          const Policies = [{ Name: 'everybody' }];
          await call('PUT', `/acl/token/${ANONYMOUS}`, { Policies });
        },
        expected: {
          clusters: [cluster({ anonymous: 'read' })],
          nodes: [node],
          services: [checkout(1, 1), unchecked('orders'), unchecked('paid')],
        },
      },
      remove: {
        async apply() {
          await deregister('orders');
          await deregister('paid');
        },
        expected: {
          clusters: [cluster({ anonymous: 'read' })],
          nodes: [node],
          services: [checkout(1, 1)],
        },
      },
    };
  },
};
