import { ConfigReader } from '@backstage/config';
import { connectors } from '../connectors/index.generated';
import { readInstances } from './readInstances';

const read = (config: object) =>
  readInstances(new ConfigReader(config as any), connectors);

/** What an instance is made of, without the engine's defaults. */
const shown = (config: object) =>
  read(config).map(({ id, title, settings, takenOver, config: values }) => {
    const { baseUrl, username, token, tls, previousIds } = values;
    return {
      ...{ id, title, settings, takenOver },
      ...{ baseUrl, username, token, tls, previousIds },
    };
  });

const gitlab = { host: 'gitlab.example.com', token: 'canary-read' };
const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

describe('an instance of its own', () => {
  it.each([
    [
      'integrations.gitlab',
      {
        integrations: {
          gitlab: [
            { host: 'anonymous.example.com' },
            { ...gitlab, apiBaseUrl: 'https://gitlab.example.com/api/v4' },
            { host: 'gitlab.com', token: 'public' },
            { ...gitlab, host: 'b', apiBaseUrl: 'https://c/api/v4' },
          ],
        },
      },
      [
        {
          id: 'gitlab.gitlab-example-com',
          title: 'GitLab gitlab.example.com',
          baseUrl: 'https://gitlab.example.com',
          token: 'canary-read',
          settings: { membership: false },
          takenOver: { from: 'integrations.gitlab[1]', part: 'instance' },
        },
        {
          id: 'gitlab.gitlab-com',
          settings: { membership: true },
          takenOver: { from: 'integrations.gitlab[2]' },
        },
      ],
    ],
    [
      'integrations.gerrit',
      {
        integrations: {
          gerrit: [
            { host: 'anonymous', gitilesBaseUrl: 'https://g' },
            {
              host: 'review.example.com',
              baseUrl: 'https://review.example.com/r',
              gitilesBaseUrl: 'https://review.example.com/plugins/gitiles',
              username: 'portal',
              password: 'secret',
            },
          ],
        },
      },
      [
        {
          id: 'gerrit.review-example-com',
          baseUrl: 'https://review.example.com/r',
          username: 'portal',
          token: 'secret',
        },
      ],
    ],
    [
      'jenkins',
      {
        jenkins: {
          baseUrl: 'https://ci.example.com',
          username: 'portal',
          apiKey: 'one',
          instances: [
            {
              name: 'Department of Very Long Names & Company',
              baseUrl: 'https://long.example.com',
              username: 'portal',
              apiKey: 'two',
            },
            {
              name: 'proxied',
              baseUrl: 'https://proxied.example.com',
              username: 'portal',
              apiKey: 'three',
              extraRequestHeaders: { 'X-Key': 'x' },
            },
          ],
        },
      },
      [
        {
          id: 'jenkins.department-of-very-long-89549bc',
          takenOver: { from: 'jenkins.instances[0]' },
        },
        {
          id: 'jenkins.default',
          title: 'Jenkins default',
          baseUrl: 'https://ci.example.com',
          username: 'portal',
          token: 'one',
          takenOver: { from: 'jenkins', part: 'instance' },
        },
      ],
    ],
    [
      'jiraDashboard',
      {
        jiraDashboard: {
          instances: [
            {
              name: 'cloud',
              baseUrl: 'https://example.atlassian.net/rest/api/2/',
              token: basic('portal@example.com:a:b'),
            },
            {
              name: 'own',
              baseUrl: 'https://jira.example.com/rest/api/2/',
              token: 'Bearer x',
            },
          ],
        },
      },
      [
        {
          id: 'jira.cloud',
          baseUrl: 'https://example.atlassian.net',
          username: 'portal@example.com',
          token: 'a:b',
          takenOver: { from: 'jiraDashboard.instances[0]' },
        },
      ],
    ],
    [
      'grafana.hosts, with the token of their proxy',
      {
        grafana: {
          hosts: [
            { id: 'eu', domain: 'https://eu.example.com/', proxyPath: '/eu' },
            { id: 'us', domain: 'https://us.example.com', proxyPath: '/us' },
            { id: 'open', domain: 'https://open.example.com' },
          ],
        },
        proxy: {
          endpoints: {
            '/eu': {
              target: 'https://eu.example.com/',
              headers: { Authorization: 'Bearer glsa' },
            },
            '/us': {
              target: 'https://elsewhere.example.com/',
              headers: { Authorization: 'Bearer glsa' },
            },
          },
        },
      },
      [
        {
          id: 'grafana.eu',
          baseUrl: 'https://eu.example.com',
          token: 'glsa',
          takenOver: { from: 'grafana.hosts[0]' },
        },
      ],
    ],
    [
      'grafana.domain',
      {
        grafana: { domain: 'https://grafana.example.com' },
        proxy: {
          endpoints: {
            '/grafana/api': {
              target: 'https://grafana.example.com/',
              headers: { Authorization: 'Bearer glsa' },
            },
          },
        },
      },
      [{ id: 'grafana.default', takenOver: { from: 'grafana' } }],
    ],
    [
      'kafka.clusters',
      {
        kafka: {
          clientId: 'backstage',
          clusters: [
            {
              name: 'prod',
              brokers: ['k1:9093', 'k2:9093'],
              ssl: { ca: ['A', 'B'] },
              sasl: {
                mechanism: 'plain',
                username: 'portal',
                password: 'secret',
              },
            },
            { name: 'dev', brokers: ['dev:9092'] },
            {
              name: 'unproven',
              brokers: ['u:9093'],
              ssl: { rejectUnauthorized: false },
            },
          ],
        },
      },
      [
        {
          id: 'kafka.prod',
          baseUrl: 'kafka+ssl://k1:9093',
          username: 'portal',
          token: 'secret',
          tls: { ca: 'A\nB' },
          settings: { brokers: ['k2:9093'], mechanism: 'plain' },
        },
        {
          id: 'kafka.dev',
          baseUrl: 'kafka://dev:9092',
          token: undefined,
          takenOver: { from: 'kafka.clusters[1]' },
        },
      ],
    ],
    [
      'catalog.providers.puppetdb',
      {
        catalog: {
          providers: {
            puppetdb: {
              all: { baseUrl: 'https://puppetdb.example.com:8081/' },
              some: { baseUrl: 'https://some.example.com', query: '[]' },
            },
          },
        },
      },
      [
        {
          id: 'puppetdb.all',
          baseUrl: 'https://puppetdb.example.com:8081',
          takenOver: { from: 'catalog.providers.puppetdb.all' },
        },
      ],
    ],
  ])('comes from %s', (_, config, expected) => {
    const instances = shown(config);
    expect(instances).toHaveLength(expected.length);
    expect(instances).toMatchObject(expected);
  });

  it('does not come from what does not fit', () => {
    const broken = ['integrations', 'jenkins', 'jiraDashboard', 'grafana'];
    for (const value of [null, 'text', 7, [], [7], { instances: 'x' }]) {
      const config: Record<string, unknown> = Object.fromEntries(
        broken.map(key => [key, value]),
      );
      config.integrations = { gitlab: value, gerrit: value };
      config.kafka = { clusters: value };
      config.catalog = { providers: { puppetdb: value } };
      expect(read(config)).toEqual([]);
      expect(read({ integrations: value, catalog: value })).toEqual([]);
    }
  });

  it('keeps its id when the entries change places', () => {
    const one = { host: 'a.b', token: 'x' };
    const other = { host: 'a-b', token: 'x' };
    const ids = (entries: object[]) =>
      read({ integrations: { gitlab: entries } })
        .map(({ id }) => id)
        .sort();
    expect(ids([one, other])).toEqual(ids([other, one]));
    expect(new Set(ids([one, other])).size).toBe(2);
  });
});

describe('beside tools', () => {
  const integrations = { gitlab: [gitlab] };
  const main = { baseUrl: 'https://GitLab.example.com/' };

  it('an instance without a credential gets the one of its address', () => {
    expect(shown({ integrations, tools: { gitlab: { main } } })).toMatchObject([
      {
        id: 'gitlab.main',
        title: 'GitLab main',
        token: 'canary-read',
        takenOver: { from: 'integrations.gitlab[0]', part: 'credential' },
        previousIds: ['gitlab-example-com'],
      },
    ]);
  });

  it('an instance with a credential keeps its own', () => {
    const [only, ...more] = shown({
      integrations,
      tools: { gitlab: { main: { ...main, token: 'own' } } },
    });
    expect(more).toEqual([]);
    expect(only).toMatchObject({ token: 'own', takenOver: undefined });
  });

  it('a credential never goes to an open address', () => {
    const open = { baseUrl: 'http://gitlab.example.com' };
    expect(() =>
      read({ integrations, tools: { gitlab: { main: open } } }),
    ).toThrow('tools.gitlab.main.token: missing');
  });

  it('another address is another tool', () => {
    const other = { baseUrl: 'https://other.example.com', token: 'own' };
    const tools = { gitlab: { 'gitlab-example-com': other } };
    expect(shown({ integrations, tools })).toMatchObject([
      { id: 'gitlab.gitlab-example-com', token: 'own', previousIds: [] },
      { id: 'gitlab.gitlab-example-com-38c4004', token: 'canary-read' },
    ]);
  });

  it.each([[false], [{ gitlab: false }]])(
    'nothing is taken over with toolsTakeOver: %j',
    toolsTakeOver => {
      expect(read({ integrations, toolsTakeOver })).toEqual([]);
      expect(() =>
        read({ integrations, toolsTakeOver, tools: { gitlab: { main } } }),
      ).toThrow('tools.gitlab.main.token: missing');
    },
  );

  it('what another connector takes over is its own affair', () => {
    const toolsTakeOver = { jenkins: false };
    expect(read({ integrations, toolsTakeOver })).toHaveLength(1);
  });

  it.each([
    ['no', 'toolsTakeOver: must be true, false'],
    [{ gitlub: false }, 'toolsTakeOver.gitlub: no such connector'],
  ])('toolsTakeOver: %j is a mistake', (toolsTakeOver, problem) => {
    expect(() => read({ toolsTakeOver })).toThrow(problem);
  });
});
