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
import { anonymousBy, showsAll, soleWriter, type Acl } from './acls';
import { broker, orRefusal, principalOf, Refusal } from './client';
import { topicsOf } from './groups';
import { accessBy, listenersOf } from './listeners';
import { topics } from './resources/topics';
import { consumersOf } from './lateness';
import { retentionOf } from './retention';
import type { Settings } from './settings';

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
      {} as ReadContext<Settings>,
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

  it.each<[string[], object, object]>([
    [[], {}, { health: 'ok', word: '1 of 1 online' }],
    [['mail'], {}, { health: 'warning', word: '1 of 2 late' }],
    [['mail'], { isr: [1] }, { health: 'warning', word: '1 of 1 online' }],
  ])('shows that of its readers %j are late', (late, worse, expected) => {
    const readers = { groups: ['checkout', 'mail'], idle: [], late };
    const { status } = evidence({
      partitions: [{ ...partition, ...worse }],
      consumers: readers,
    });
    expect(status).toEqual(expected);
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
  host: '*',
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

describe('who alone writes to a topic', () => {
  const own = (name: string, more: Partial<Acl> = {}) =>
    acl(WRITE, { name: 'orders', principal: `User:${name}`, ...more });

  it.each<[string, Acl[], string | undefined]>([
    ['one account', [own('shop'), own('mail', { operation: READ })], 'shop'],
    ['one with all rights', [own('shop', { operation: ALL })], 'shop'],
    ['two', [own('shop'), own('mail')], undefined],
    ['everybody', [own('*')], undefined],
    ['one of a certificate', [own('CN=shop,O=Example')], undefined],
    ['one of all topics', [own('shop', { name: '*' })], undefined],
    ['one of a prefix', [own('shop', { prefixed: true })], undefined],
    ['nobody', [own('shop', { denied: true })], undefined],
  ])('is told of %s', (_, acls, expected) => {
    const known = { enforced: true, reader, topics: acls };
    expect(soleWriter(known, 'orders')).toBe(expected);
  });

  it.each([
    ['orders', 'shop', { path: 'shop' }],
    ['payments.orders', 'shop', { path: 'payments' }],
    ['orders', undefined, undefined],
  ])('may own %s, written by %s', (name, writer, owner) => {
    const row = topics.schema.parse({
      ...{ name, writer },
      ...{ partitions: [], access: {} },
    });
    const draft = topics.toItem(row, { instance: 'main' } as ReadContext<any>);
    expect(draft?.owner).toEqual(owner);
  });
});

describe('all topics', () => {
  const own = (operation: number, more: Partial<Acl> = {}) =>
    acl(operation, { principal: reader, ...more });

  it.each<[string, Acl[], boolean]>([
    ['shown to the account', [own(DESCRIBE)], true],
    ['shown to everybody who may read', [acl(READ)], true],
    ['not shown to it', [acl(DESCRIBE, { principal: 'User:other' })], false],
    ['not shown wherever it is', [own(DESCRIBE, { host: '10.0.0.1' })], false],
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
    const pages = await listWith({ describeAcls });
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

describe('a topic that goes while the list is read', () => {
  const names = ['gone', 'orders', 'paid', 'sent', 'state'];
  const listWithout = (missing: string[], refusal: string) =>
    listWith({
      describeAcls: async () => ({ resources: [] }),
      fetchTopicMetadata: async () => ({
        topics: names.map(name => ({ name, partitions: [] })),
      }),
      describeConfigs: async ({ resources }: any) => {
        if (resources.some(({ name }: any) => missing.includes(name))) {
          throw Object.assign(new Error(refusal), { type: refusal });
        }
        return {
          resources: resources.map(({ name }: any) => ({
            resourceName: name,
            configEntries: [{ configName: 'retention.ms', configValue: '1' }],
          })),
        };
      },
    });

  it('is left out, and no other', async () => {
    const [{ rows }] = await listWithout(
      ['gone', 'state'],
      'UNKNOWN_TOPIC_OR_PARTITION',
    );
    const configuration = { 'retention.ms': '1' };
    expect(rows).toMatchObject(
      ['orders', 'paid', 'sent'].map(name => ({ name, configuration })),
    );
  });

  it('is not told from others where configurations are hidden', async () => {
    const [{ rows }] = await listWithout(names, 'TOPIC_AUTHORIZATION_FAILED');
    expect(rows.map(row => (row as any).configuration)).toEqual(
      names.map(() => undefined),
    );
  });
});

describe('groups that are late', () => {
  const now = new Date('2026-03-02T12:00:00Z');
  const topic = (name: string, ...leaders: number[]) => ({
    name,
    partitions: leaders.map(leader => ({ leader, replicas: [], isr: [] })),
  });
  const groups = ['checkout', 'mail'];

  it('are asked for where a topic has readers and can tell', async () => {
    const offsetsSince = jest.fn(
      async () =>
        // One topic has just gone.
        new Map([['orders', [{ partition: 0, offset: '10' }]]]),
    );
    const pages = await listWith(
      {
        describeAcls: async () => ({ resources: [] }),
        describeConfigs: async ({ resources }: any) => ({
          resources: resources.map(({ name }: any) => ({
            resourceName: name,
            configEntries:
              name === 'state'
                ? [{ configName: 'cleanup.policy', configValue: 'compact' }]
                : [],
          })),
        }),
        fetchTopicMetadata: async () => ({
          topics: [
            topic('orders', 1),
            topic('gone', 1),
            topic('state', 1),
            topic('half', 1, -1),
            topic('unread', 1),
          ],
        }),
        listGroups: async () => ({
          groups: groups.map(groupId => ({ groupId, protocolType: '' })),
        }),
        describeGroups: async (ids: string[]) => ({
          groups: ids.map(groupId => ({
            groupId,
            state: 'Empty',
            members: [],
          })),
        }),
        fetchOffsets: async ({ groupId }: any) =>
          ['orders', 'gone', 'state', 'half'].map(name => ({
            topic: name,
            partitions: [
              { partition: 0, offset: groupId === 'mail' ? '8' : '10' },
            ],
          })),
        offsetsSince,
      },
      { now, settings: { lateAfterMinutes: 30 } as Settings },
    );
    expect(offsetsSince.mock.calls).toEqual([
      [['gone', 'orders'], new Date('2026-03-02T11:30:00Z').getTime()],
    ]);
    const known = { groups, idle: groups };
    expect(pages[0].rows).toMatchObject([
      { name: 'gone', consumers: known },
      { name: 'half', consumers: known },
      {
        name: 'orders',
        consumers: { ...known, late: ['mail'], lateAfterMinutes: 30 },
      },
      { name: 'state', consumers: known },
      { name: 'unread', consumers: { groups: [], idle: [] } },
    ]);
    const told = (pages[0].rows as any[]).filter(row => row.consumers.late);
    expect(told).toHaveLength(1);
  });

  it.each<[string, [number, number][], string[]]>([
    ['at the end', [[0, 10]], []],
    ['beyond', [[0, 12]], []],
    ['before the last message, or marker', [[0, 9]], []],
    ['before two', [[0, 8]], ['mail']],
    [
      'late in one partition',
      [
        [0, 10],
        [1, 0],
      ],
      ['mail'],
    ],
    ['in a partition that is new', [[2, 0]], []],
    ['where it never said so', [], []],
  ])('where one goes on %s, at %j', (_, next, late) => {
    const readers = [{ group: 'mail', next: new Map(next), idle: false }];
    const since = new Map([
      [0, 10],
      [1, 5],
    ]);
    const settings = { lateAfterMinutes: 60 } as Settings;
    expect(consumersOf(readers, since, { settings })).toEqual({
      ...{ groups: ['mail'], idle: [], late, lateAfterMinutes: 60 },
    });
  });
});

/** Reads the list from brokers of one topic. */
async function listWith(more: object, context: object = {}) {
  const admin = {
    principal: reader,
    describeCluster: async () => ({ brokers: [] }),
    describeConfigs: async () => ({ resources: [] }),
    fetchTopicMetadata: async () => ({
      topics: [{ name: 'orders', partitions: [] }],
    }),
    listGroups: async () => ({ groups: [] }),
    ...more,
  };
  const use = async (_: unknown, call: (client: unknown) => unknown) =>
    call(admin);
  const list = topics.list as (
    from: ReadContext<Settings>,
  ) => AsyncIterable<ListPage>;
  const pages: ListPage[] = [];
  const settings = { lateAfterMinutes: 60 };
  const from = { use, now: new Date(), settings, ...context };
  for await (const page of list(from as ReadContext<Settings>))
    pages.push(page);
  return pages;
}

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

  it('is unknown where no listener is shown', () => {
    expect(accessBy(listeners(), new Map())).toBeUndefined();
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
  const fetchOffsets = async () => [
    {
      topic: 'paid',
      partitions: [
        { partition: 0, offset: '7', metadata: null },
        { partition: 1, offset: '-1', metadata: null },
      ],
    },
  ];
  const paid = ['paid', new Map([[0, 7]])];
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
    expect([...found]).toEqual([['orders', new Map()], paid]);
  });

  it('are those where it came to, while members are given theirs anew', async () => {
    const members = [{ memberAssignment: Buffer.alloc(0) }];
    expect([...(await topicsOf({ fetchOffsets }, group(members)))]).toEqual([
      paid,
    ]);
  });

  it('are those where it stopped', async () => {
    expect([...(await topicsOf({ fetchOffsets }, group([])))]).toEqual([paid]);
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
  [
    {
      name: 'KafkaJSNumberOfRetriesExceeded',
      cause: { name: 'KafkaJSProtocolError', type: 'LEADER_NOT_AVAILABLE' },
    },
    'unavailable',
  ],
  [{ name: 'KafkaJSUnsupportedMagicByteInMessageSet' }, 'contract'],
  [new TypeError('a bug'), undefined],
])('%j is of the kind %s', (error, kind) => {
  expect(broker.errorKind(error)).toBe(kind);
});

it.each([
  [{ type: 'UNKNOWN_TOPIC_OR_PARTITION' }, true],
  [{ cause: { type: 'UNKNOWN_TOPIC_OR_PARTITION' } }, true],
  [{ cause: { type: 'NOT_CONTROLLER' } }, false],
  [{}, false],
])('%j means that a topic is gone: %s', async (error, gone) => {
  const answer = await orRefusal(Promise.reject(error), [
    'UNKNOWN_TOPIC_OR_PARTITION',
  ]).catch(thrown => thrown);
  expect(answer instanceof Refusal).toBe(gone);
});
