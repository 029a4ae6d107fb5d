import { storeAccess } from '@strata/backstage-plugin-tools-common';
import {
  NOTHING_KNOWN,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import {
  AclOperationTypes,
  AssignerProtocol,
  type GroupDescription,
} from 'kafkajs';
import { accessOf } from './access';
import { anonymousBy, showsAll, type Acl } from './acls';
import { broker, principalOf } from './client';
import { topicsOf } from './groups';
import { accessBy, listenersOf } from './listeners';
import { topics } from './resources/topics';
import { retentionOf } from './retention';

const { ALL, READ, WRITE, DESCRIBE, DESCRIBE_CONFIGS } = AclOperationTypes;

const reader = 'User:strata';

describe('what a topic proves', () => {
  const evidence = (row: object) =>
    topics.evidence!(
      topics.schema.parse({
        name: 'orders',
        partitions: [],
        access: {},
        ...row,
      }),
      {} as ReadContext,
      NOTHING_KNOWN,
    ) as Evidence;
  const partition = { leader: 1, replicas: [1, 2, 3], isr: [1, 2, 3] };

  it('counts copies that are behind and partitions without a leader', () => {
    const { status, facts } = evidence({
      partitions: [
        partition,
        { ...partition, isr: [1] },
        { leader: -1, replicas: [2, 3], isr: [] },
      ],
      configuration: { 'min.insync.replicas': '2', 'retention.ms': null },
      consumers: { groups: ['checkout'], idle: [] },
      access: { authorization: true },
    });
    expect(status).toEqual({ health: 'failing', word: '2 of 3 online' });
    expect(facts?.map(({ type, value }) => [type.id, value])).toEqual([
      [
        'data.replication',
        { copies: 2, copiesPerWrite: 2, behind: 2, offline: 1 },
      ],
      ['store.access', { authorization: true }],
      [
        'data.retention',
        {
          limited: false,
          hours: undefined,
          bytes: undefined,
          compacted: false,
        },
      ],
      ['queue.consumers', { groups: ['checkout'], idle: [] }],
    ]);
  });

  it('is silent about what the account may not see', () => {
    const { status, facts } = evidence({ partitions: [partition] });
    expect(status?.health).toBe('ok');
    expect(facts?.map(({ type }) => type.id)).toEqual(['data.replication']);
  });
});

const acl = (operation: number, more: Partial<Acl> = {}): Acl => ({
  name: '*',
  prefixed: false,
  principal: 'User:*',
  denied: false,
  operation,
  ...more,
});

describe('anonymous access by ACLs', () => {
  it.each<[string, Acl[], ReturnType<typeof anonymousBy>]>([
    ['all rights', [acl(ALL)], 'write'],
    ['reading', [acl(READ), acl(DESCRIBE)], 'read'],
    ['somebody else', [acl(WRITE, { principal: 'User:orders' })], undefined],
    ['another topic', [acl(WRITE, { name: 'paid' })], undefined],
    ['a prefix', [acl(WRITE, { name: 'ord', prefixed: true })], 'write'],
    ['something denied', [acl(READ), acl(WRITE, { denied: true })], undefined],
    ['nothing', [], undefined],
  ])('of %s', (_, acls, expected) => {
    expect(
      anonymousBy({ enforced: true, reader, topics: acls }, 'orders'),
    ).toBe(expected);
  });

  it('is everything where no rights are enforced', () => {
    expect(anonymousBy({ enforced: false, reader, topics: [] })).toBe('write');
  });
});

describe('all topics', () => {
  const own = (operation: number, more: Partial<Acl> = {}) =>
    acl(operation, { principal: reader, ...more });

  it.each<[string, Acl[], boolean]>([
    ['shown to the account', [own(DESCRIBE)], true],
    ['shown to everybody who may read', [acl(READ)], true],
    ['not shown to it', [acl(DESCRIBE, { principal: 'User:other' })], false],
    ['not shown by their configuration', [own(DESCRIBE_CONFIGS)], false],
    ['not those of a prefix', [own(DESCRIBE, { name: 'pay' })], false],
    ['not without one', [own(ALL), own(DESCRIBE, { denied: true })], false],
    [
      'even where reading is denied',
      [own(DESCRIBE), own(READ, { denied: true })],
      true,
    ],
    ['hidden without an ACL', [], false],
  ])('are %s', (_, acls, expected) => {
    expect(showsAll({ enforced: true, reader, topics: acls })).toBe(expected);
  });

  /** Reads the list from brokers of one topic. */
  async function listWith(describeAcls: () => Promise<unknown>) {
    const admin = {
      principal: reader,
      describeAcls,
      describeCluster: async () => ({ brokers: [] }),
      describeConfigs: async () => ({ resources: [] }),
      fetchTopicMetadata: async () => ({
        topics: [{ name: 'orders', partitions: [] }],
      }),
      listGroups: async () => ({ groups: [] }),
    };
    const use = async (_: unknown, call: (client: unknown) => unknown) =>
      call(admin);
    const list = topics.list as (
      context: ReadContext,
    ) => AsyncIterable<ListPage>;
    const pages: ListPage[] = [];
    for await (const page of list({ use } as ReadContext)) pages.push(page);
    return pages;
  }

  it.each<[string, () => Promise<unknown>, unknown]>([
    ['rights are off', refuse('SECURITY_DISABLED'), undefined],
    [
      'the account may not see rights',
      refuse('CLUSTER_AUTHORIZATION_FAILED'),
      expect.stringContaining('Describe on the cluster'),
    ],
    [
      'no right is for all topics',
      async () => ({ resources: [] }),
      expect.stringContaining('ACL for `*`'),
    ],
  ])('are proven or not where %s', async (_, describeAcls, because) => {
    const pages = await listWith(describeAcls);
    expect(pages.flatMap(({ rows }) => rows)).toHaveLength(1);
    expect(pages.at(-1)).toMatchObject({ last: true });
    expect(pages.at(-1)!.incompleteBecause).toEqual(because);
  });

  function refuse(type: string) {
    return async () => {
      throw Object.assign(new Error(type), { type });
    };
  }
});

it.each([
  ['a password', { username: 'strata', password: 'x' }, 'User:strata'],
  ['nothing', { username: 'strata' }, 'User:ANONYMOUS'],
])('is known to the brokers by %s', (_, target, expected) => {
  expect(principalOf(target)).toBe(expected);
});

describe('access', () => {
  const listeners = (...entries: [string, string][]) =>
    listenersOf(
      new Map([
        ['listeners', entries.map(([name]) => `${name}://:9092`).join()],
        [
          'listener.security.protocol.map',
          entries.map(entry => entry.join(':')).join(),
        ],
        ['controller.listener.names', 'CONTROLLER'],
      ]),
    );

  it.each<[[string, string][], Record<string, string>, object]>([
    [
      [
        ['CLIENTS', 'SASL_SSL'],
        ['CONTROLLER', 'PLAINTEXT'],
      ],
      {},
      { authentication: true, tls: 'required', clientCertificates: false },
    ],
    [
      [
        ['A', 'SASL_SSL'],
        ['B', 'PLAINTEXT'],
      ],
      {},
      { authentication: false, tls: 'offered' },
    ],
    [[['A', 'SASL_PLAINTEXT']], {}, { authentication: true, tls: 'off' }],
    [
      [['A', 'SSL']],
      {
        'ssl.client.auth': 'none',
        'listener.name.a.ssl.client.auth': 'required',
      },
      { authentication: true, clientCertificates: true },
    ],
    [
      [['A', 'SSL']],
      { 'ssl.client.auth': 'requested' },
      { authentication: false },
    ],
  ])('through %j with %j', (entries, certificates, expected) => {
    const access = accessBy(
      listeners(...entries),
      new Map(Object.entries(certificates)),
    );
    expect(access).toMatchObject(expected);
  });

  it('is unknown as far as listeners or rights are', () => {
    const known = (...args: Parameters<typeof accessOf>) =>
      storeAccess.schema.parse(JSON.parse(JSON.stringify(accessOf(...args))));
    const enforced = { enforced: true, reader, topics: [] };
    expect(known(undefined, undefined)).toEqual({});
    expect(known(undefined, enforced)).toEqual({ authorization: true });
    expect(known({ authentication: false }, undefined)).toEqual({
      authentication: false,
    });
    expect(known({ authentication: true }, undefined)).toEqual({
      authentication: true,
      anonymous: 'nothing',
    });
  });
});

describe('the topics of a group', () => {
  const fetchOffsets = jest.fn(async () => [{ topic: 'paid', partitions: [] }]);
  const member = (assignment: Record<string, number[]>) => ({
    memberAssignment: AssignerProtocol.MemberAssignment.encode({
      version: 0,
      assignment,
      userData: Buffer.alloc(0),
    }),
  });
  const group = (members: object[]) =>
    ({ groupId: 'checkout', members } as unknown as GroupDescription);

  it('are those of its members', async () => {
    const members = [
      member({ orders: [0], paid: [1] }),
      member({ orders: [1] }),
      // One that joins has none yet.
      { memberAssignment: Buffer.alloc(0) },
    ];
    const found = await topicsOf({ fetchOffsets }, group(members));
    expect(found).toEqual(['orders', 'paid']);
    expect(fetchOffsets).not.toHaveBeenCalled();
  });

  it('are those where it stopped', async () => {
    expect(await topicsOf({ fetchOffsets }, group([]))).toEqual(['paid']);
  });
});

it.each([
  [{}, { limited: false, compacted: false }],
  [{ 'retention.ms': '604800000' }, { limited: true, hours: 168 }],
  [
    { 'retention.ms': '-1', 'retention.bytes': '1024' },
    { limited: true, hours: undefined, bytes: 1024 },
  ],
  [
    { 'cleanup.policy': 'compact', 'retention.ms': '604800000' },
    { limited: false, hours: undefined, compacted: true },
  ],
  [
    { 'cleanup.policy': 'compact,delete', 'retention.ms': '3600000' },
    { limited: true, hours: 1, compacted: true },
  ],
])('%j keeps data as %j', (configuration, expected) => {
  expect(retentionOf(configuration)).toMatchObject(expected);
});

it.each([
  [{ name: 'KafkaJSSASLAuthenticationError' }, 'auth'],
  [
    { name: 'KafkaJSProtocolError', type: 'TOPIC_AUTHORIZATION_FAILED' },
    'forbidden',
  ],
  [{ name: 'KafkaJSConnectionError' }, 'unavailable'],
  [
    {
      name: 'KafkaJSNumberOfRetriesExceeded',
      cause: { name: 'KafkaJSSASLAuthenticationError' },
    },
    'auth',
  ],
  [{ name: 'KafkaJSUnsupportedMagicByteInMessageSet' }, 'contract'],
  [new TypeError('a bug'), undefined],
])('%j is of the kind %s', (error, kind) => {
  expect(broker.errorKind(error)).toBe(kind);
});
