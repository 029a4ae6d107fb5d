import { matchAccount } from './match';
import { indexPeople } from './people';
import type { PersonRow } from './rows';
import type { MatchableAccount } from './rules';

const NOW = '2026-03-02T12:00:00.000Z';

function row(name: string, changes: Partial<PersonRow> = {}): PersonRow {
  return {
    entity_ref: `user:default/${name}`,
    name,
    display_name: null,
    email: `${name}@larkfield.example`,
    annotations: '{}',
    left_on: null,
    missing_since: null,
    gone_at: null,
    ...changes,
  };
}

const people = indexPeople(
  [
    row('mia.chen', { display_name: 'Mia Chen' }),
    row('tomas.novak', { display_name: 'Tomáš Novák' }),
    row('sofia', {
      annotations: JSON.stringify({
        'strata.dev/account-gitlab': 'srossi, main:sofia-admin',
        'git.example.com/user-id': '77',
      }),
    }),
    row('twin.one', { email: 'shared@larkfield.example' }),
    row('twin.two', { email: 'shared@larkfield.example' }),
    row('gone.girl', {
      display_name: 'Gone Girl',
      gone_at: '2026-02-01T00:00:00.000Z',
    }),
    row('leaving', { left_on: '2026-03-02' }),
    row('left', { left_on: '2026-03-01' }),
    row('back.again', { email: 'again@larkfield.example' }),
    row('back', {
      email: 'again@larkfield.example',
      gone_at: '2026-01-01T00:00:00.000Z',
    }),
  ],
  NOW,
);

const account: MatchableAccount = {
  connector: 'gitlab',
  instanceName: 'main',
  externalId: '9',
  kind: 'person',
  annotations: {},
};

const mail = (name: string) => `${name}@larkfield.example`;
const ref = (name: string) => `user:default/${name}`;

interface Row {
  account: Partial<MatchableAccount>;
  state: string;
  person?: string;
  source?: string;
  confidence?: number;
  leftAt?: string;
  candidates?: string[];
}

const cases: Record<string, Row> = {
  'the same address': {
    account: { email: mail('mia.chen') },
    ...{ state: 'mapped', person: 'mia.chen', source: 'email' },
    confidence: 0.95,
  },
  'the same address in other letters': {
    account: { email: 'Mia.Chen@Larkfield.example' },
    ...{ state: 'mapped', person: 'mia.chen' },
  },
  'an address that nobody confirmed': {
    account: { email: mail('mia.chen'), emailVerified: false },
    ...{ state: 'suggested', candidates: ['mia.chen'] },
  },
  'an address that two people have': {
    account: { email: 'shared@larkfield.example' },
    ...{ state: 'conflict', candidates: ['twin.one', 'twin.two'] },
  },
  'a user name in an annotation': {
    account: { username: 'SRossi' },
    ...{ state: 'mapped', person: 'sofia', source: 'annotation' },
    confidence: 1,
  },
  'a user name in an annotation for this instance': {
    account: { username: 'sofia-admin' },
    ...{ state: 'mapped', person: 'sofia' },
  },
  'a user name in an annotation for another instance': {
    account: { username: 'sofia-admin', instanceName: 'old' },
    state: 'unmapped',
  },
  'a user name in an annotation for another tool': {
    account: { username: 'srossi', connector: 'jira' },
    state: 'unmapped',
  },
  "an id in the annotation of Backstage's provider": {
    account: { annotations: { 'git.example.com/user-id': ['77'] } },
    ...{ state: 'mapped', person: 'sofia', source: 'annotation' },
  },
  'the id of another host': {
    account: { annotations: { 'gitlab.com/user-id': ['77'] } },
    state: 'unmapped',
  },
  'an annotation and an address of different people': {
    account: { username: 'srossi', email: mail('mia.chen') },
    ...{ state: 'conflict', candidates: ['sofia', 'mia.chen'] },
  },
  'a user name alone': {
    account: { username: 'mia.chen', email: 'mc@other.example' },
    ...{ state: 'suggested', candidates: ['mia.chen'] },
  },
  'a user name, and the address of another domain agrees': {
    account: { username: 'mia.chen', email: 'mia.chen@other.example' },
    ...{ state: 'mapped', person: 'mia.chen', source: 'username' },
    confidence: 0.9,
  },
  'a user name, and the name agrees but for accents': {
    account: { username: 'tomas.novak', name: 'Tomas  NOVAK' },
    ...{ state: 'mapped', person: 'tomas.novak', source: 'username' },
  },
  'a name alone': {
    account: { name: 'Mia Chen' },
    ...{ state: 'suggested', candidates: ['mia.chen'] },
  },
  nothing: { account: { username: 'nobody' }, state: 'unmapped' },
  'a bot with the address of a person': {
    account: { kind: 'bot', email: mail('mia.chen') },
    state: 'bot',
  },
  'somebody who is no longer in the catalog': {
    account: { email: mail('gone.girl') },
    ...{ state: 'left', person: 'gone.girl' },
    leftAt: '2026-02-01T00:00:00.000Z',
  },
  'perhaps somebody who is no longer in the catalog': {
    account: { name: 'Gone Girl' },
    ...{ state: 'suggested', candidates: ['gone.girl'] },
  },
  'somebody on the last day': {
    account: { email: mail('leaving') },
    ...{ state: 'mapped', person: 'leaving' },
  },
  'somebody after the last day': {
    account: { email: mail('left') },
    ...{ state: 'left', person: 'left', leftAt: '2026-03-01' },
  },
  'somebody who came back under another name': {
    account: { email: mail('again') },
    ...{ state: 'mapped', person: 'back.again' },
  },
};

it.each(Object.entries(cases))('matches %s', (_, expected) => {
  const found = matchAccount({ ...account, ...expected.account }, people);
  expect({
    state: found.state,
    entityRef: found.entityRef,
    candidates: found.candidates.map(({ entityRef }) => entityRef),
  }).toEqual({
    state: expected.state,
    entityRef: expected.person && ref(expected.person),
    candidates: (expected.candidates ?? []).map(ref),
  });
  const { source, confidence, leftAt } = expected;
  expect(found).toMatchObject(
    JSON.parse(JSON.stringify({ source, confidence, leftAt })),
  );
  expect(found.reason ?? found.candidates[0]?.reason ?? found.state).toMatch(
    /the same|names|unmapped|bot/,
  );
});

const said = (
  decision: 'accepted' | 'rejected' | 'service',
  entity: string,
) => [{ decision, entity_ref: entity, decided_by: 'user:default/lead' }];
const mia = { ...account, email: mail('mia.chen') };

it.each([
  ['accepted', ref('sofia'), { state: 'mapped', entityRef: ref('sofia') }],
  ['accepted', ref('gone.girl'), { state: 'left' }],
  ['rejected', ref('mia.chen'), { state: 'unmapped', candidates: [] }],
  ['rejected', ref('sofia'), { state: 'mapped', entityRef: ref('mia.chen') }],
  [
    'service',
    'group:default/ops',
    { state: 'service', entityRef: 'group:default/ops' },
  ],
] as const)('obeys a person who %s %s', (decision, entity, expected) => {
  expect(matchAccount(mia, people, said(decision, entity))).toMatchObject(
    expected,
  );
});

it('lets a person give a bot to a group', () => {
  const bot = { ...account, kind: 'bot' as const };
  const [service] = [said('service', 'group:default/ops')];
  expect(matchAccount(bot, people, service).state).toBe('service');
});
