import {
  NOTHING_KNOWN,
  type Evidence,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { Exception } from 'node-zookeeper-client';
import { accessOf } from './access';
import type { Ensemble } from './client';
import { parseState } from './fourLetters';
import { clusters } from './resources/clusters';

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
    { id: 'ensemble' },
    { use } as unknown as ReadContext<any>,
    NOTHING_KNOWN,
  );
}

const three = `server.1=a:2888:3888:participant;0.0.0.0:2181
server.2=b:2888:3888:participant;0.0.0.0:2181
server.3=c:2888:3888:participant;0.0.0.0:2181
server.4=d:2888:3888:observer;0.0.0.0:2181
version=100000000`;
const serving = (mode: string) => ({ version: '3.8.4', mode });

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
