import { servers } from './servers';

const account = {
  ...{ name: 'app@%', user: 'app', host: '%', plugin: '' },
  ...{ administrator: false, passwordless: true },
};

async function factsOf(more: object) {
  const row = {
    ...{ product: 'MariaDB', version: '10.11.6', variables: {}, tls: false },
    ...{ sources: [], replicas: 0, ...more },
  };
  const { facts } = await servers.evidence!(row, {} as any, new Map());
  return Object.fromEntries(facts!.map(({ type, value }) => [type.id, value]));
}

it.each([
  ['Galera', { wsrep_on: 'ON' }],
  ['Group Replication', { group_replication_group_name: 'a-b' }],
])('does not tell who follows a node of %s', async (_, variables) => {
  expect(await factsOf({ variables })).not.toHaveProperty([
    'store.replication',
  ]);
});

it('takes a server that is in no group for a primary', async () => {
  const variables = { wsrep_on: 'OFF', group_replication_group_name: '' };
  const facts = await factsOf({ variables });
  expect(facts['store.replication']).toMatchObject({ role: 'primary' });
});

it.each([
  [true, { authentication: false }],
  [false, { authentication: true, anonymous: 'nothing' }],
  [null, {}],
])('with an open account that may sign in: %s', async (signIn, access) => {
  const facts = await factsOf({ accounts: [{ ...account, signIn }] });
  const told = facts['store.access'] as Record<string, unknown>;
  expect({
    authentication: told.authentication,
    anonymous: told.anonymous,
  }).toEqual(access);
});
