import {
  clusterHealth,
  storeAccess,
} from '@strata/backstage-plugin-tools-common';
import {
  ConnectorError,
  NOTHING_KNOWN,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { Exception } from 'node-zookeeper-client';
import { accessOf } from './access';
import { ensemble, singly, type Ensemble } from './client';
import { parseState } from './fourLetters';
import { clusters } from './resources/clusters';
import { namespaces } from './resources/namespaces';

const [READ, WRITE, ADMIN] = [1, 2, 16];
const entry = (scheme: string, permission: number) => ({
  permission,
  id: { scheme },
});

/** The evidence of an ensemble whose servers and znodes answer like this. */
async function evidenceOf(answers: {
  states: (ReturnType<typeof parseState> | undefined)[];
  configuration?: string;
  acl?: number;
}): Promise<Evidence> {
  const hidden = Object.assign(Object.create(Exception.prototype), {
    code: Exception.NO_AUTH,
  });
  const fake = {
    states: async () => answers.states,
    configuration: async () => answers.configuration ?? '',
    acl: async () => {
      if (!answers.acl) throw hidden;
      return { acl: [entry('world', answers.acl)] };
    },
  };
  const use: ReadContext['use'] = async (_client, call) =>
    call(fake as unknown as Ensemble as any);
  return clusters.evidence!(
    { id: 'ensemble', serving: true },
    { use } as unknown as ReadContext<any>,
    NOTHING_KNOWN,
  );
}

const three = `server.1=a:2888:3888:participant;0.0.0.0:2181
server.2=b:2888:3888:participant;0.0.0.0:2181
server.3=c:2888:3888:participant;0.0.0.0:2181
server.4=d:2888:3888:observer;0.0.0.0:2181
version=100000000`;
const serving = (mode: string) => ({ version: '3.8.4', mode, idle: false });

describe('the health of an ensemble', () => {
  it('counts voters that serve, where all are known', async () => {
    const states = [serving('follower'), serving('leader'), undefined];
    expect(
      await evidenceOf({ states, configuration: three, acl: READ }),
    ).toMatchObject({
      status: { health: 'warning', word: '2 of 3 serve' },
      facts: [
        {
          value: { members: 3, healthy: 2, mayFail: 0, version: '3.8.4' },
        },
        { value: { anonymous: 'read' } },
      ],
    });
  });

  it('tells nothing of members that it has no address of, or no access to', async () => {
    const { status, facts } = await evidenceOf({
      states: [serving('leader')],
      configuration: three,
    });
    expect(status).toEqual({ health: 'ok', word: 'serving' });
    expect(facts).toHaveLength(1);
    expect(facts![0].value).toEqual({
      members: 3,
      healthy: undefined,
      mayFail: undefined,
      quorum: true,
      version: '3.8.4',
    });
  });

  it('does not take a server that may not answer for a broken one', async () => {
    const { status, facts } = await evidenceOf({
      states: [
        parseState('srvr is not executed because it is not in the whitelist.'),
      ],
    });
    expect(status?.health).toBe('ok');
    expect(facts![0].value).toMatchObject({ members: 1, healthy: undefined });
  });
});

describe('an ensemble where no session begins', () => {
  const idle = parseState(
    'This ZooKeeper instance is not currently serving requests',
  );
  const failure = (kind: 'auth' | 'unavailable') =>
    new ConnectorError(kind, 'no server began a session', { remedy: '' });

  /** Reads the list where servers, the first and these others, answer like this. */
  async function rowsOf(
    states: (ReturnType<typeof parseState> | undefined)[],
    error = failure('unavailable'),
  ) {
    const use = async (definition: unknown) => {
      if (definition === singly) return states;
      expect(definition).toBe(ensemble);
      throw error;
    };
    const servers = states.slice(1).map((_, at) => `b${at}:2181`);
    const context = { use, settings: { roots: ['/'], servers } };
    const list = clusters.list as (c: any) => AsyncIterable<ListPage>;
    const rows: unknown[] = [];
    for await (const page of list(context)) rows.push(...page.rows);
    return rows;
  }

  it('has no quorum if one waits for it and no other serves', async () => {
    expect(await rowsOf([idle, undefined, undefined])).toEqual([
      { id: 'ensemble', serving: false },
    ]);
  });

  it.each<[string, Parameters<typeof rowsOf>]>([
    ['one serves', [[idle, serving('leader')]]],
    ['none answers', [[undefined, undefined]]],
    ['one alone is known', [[idle]]],
    ['the account is refused', [[idle, idle], failure('auth')]],
  ])('is not read if %s', async (_, answers) => {
    await expect(rowsOf(...answers)).rejects.toThrow(ConnectorError);
  });

  const lossOf = async (members?: number) =>
    clusters.evidence!(
      { id: 'ensemble', serving: false },
      { settings: { servers: ['b:2181', 'c:2181'] } } as ReadContext<any>,
      {
        get: type =>
          type.id === clusterHealth.id && members
            ? ({ members } as any)
            : undefined,
      },
    );

  it.each([undefined, 3])('proves it, of %s members', async members => {
    const { status, facts, unchanged } = await lossOf(members);
    expect(status).toEqual({ health: 'failing', word: 'no quorum' });
    // It cannot be asked for, and so is no other.
    expect(unchanged).toEqual([storeAccess]);
    expect(facts).toEqual([
      {
        type: clusterHealth,
        value: { members: 3, healthy: 0, mayFail: 0, quorum: false },
      },
    ]);
  });

  it('proves nothing where there are members whose address is not known', async () => {
    await expect(lossOf(5)).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('access to a namespace', () => {
  /** The facts where so many znodes lie below it. */
  async function factsOf(children: number, acl: object[]) {
    const stat = { mtime: Buffer.alloc(8) };
    const fake = {
      acl: async () => ({ acl, stat }),
      children: async () => Array.from({ length: children }, (_, n) => `${n}`),
    };
    const use = async (_: unknown, call: (client: unknown) => unknown) =>
      call(fake);
    const { facts } = await namespaces.evidence!(
      { path: '/dubbo' },
      { use } as unknown as ReadContext<any>,
      NOTHING_KNOWN,
    );
    return facts?.map(({ value }) => value);
  }

  it('reassures only where all below it was looked at', async () => {
    const closed = [entry('digest', 31)];
    expect(await factsOf(20, closed)).toEqual([
      { authentication: true, authorization: true, anonymous: 'nothing' },
    ]);
    expect(await factsOf(21, closed)).toEqual([]);
  });

  it('warns in any case', async () => {
    expect(await factsOf(21, [entry('world', 31)])).toEqual([
      { authentication: false, authorization: false, anonymous: 'write' },
    ]);
  });
});

it.each([
  [[entry('world', 31)], { authentication: false, anonymous: 'write' }],
  [[entry('world', ADMIN)], { authorization: false, anonymous: 'write' }],
  [
    [entry('digest', 31), entry('world', READ)],
    { authentication: false, authorization: true, anonymous: 'read' },
  ],
  [
    [entry('ip', WRITE)],
    { authentication: false, authorization: true, anonymous: 'nothing' },
  ],
  [
    [entry('sasl', 31), entry('x509', READ)],
    { authentication: true, authorization: true, anonymous: 'nothing' },
  ],
])('%j gives access %j', (acl, access) => {
  expect(accessOf(acl)).toMatchObject(access);
});
