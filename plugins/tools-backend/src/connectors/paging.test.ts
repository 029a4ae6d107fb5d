import type {
  ConnectorDefinition,
  ReadPage,
} from '@strata/backstage-plugin-tools-node';
import { connector as gerrit } from './gerrit/connector';
import { connector as grafana } from './grafana/connector';
import { connector as jenkins } from './jenkins/connector';
import { connector as puppetdb } from './puppetdb/connector';
import { connector as teamcity } from './teamcity/connector';
import { connector as zabbix } from './zabbix/connector';
import { expectResumable, readPages } from './__testUtils__/readPages';
import { BASE_URL, Wire, type RecordedResponse } from './__testUtils__/wire';

const config = { baseUrl: BASE_URL, username: 'strata', token: 'read-secret' };

function numbers(from: number, to: number) {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** Reads a list whole, and then behind each page that a read may have stopped at. */
async function readAll(
  connector: ConnectorDefinition<any>,
  name: string,
  responses: RecordedResponse[],
) {
  const resource = connector.resources.find(known => known.name === name)!;
  const read = async (before?: ReadPage[]) => {
    const wire = new Wire(responses, config.token);
    wire.listen();
    try {
      const reading = await readPages(connector, resource, { config, before });
      expect(wire.unexpected).toEqual([]);
      if (!before) expect(wire.unused).toEqual([]);
      return reading;
    } finally {
      wire.close();
    }
  };
  const reading = await read();
  if (reading.listComplete) await expectResumable(reading.pages, read);
  return reading;
}

/** Pages that are too long to be recorded. */
describe('full pages', () => {
  it('makes Jenkins ask for the next range of the same folder', async () => {
    const jobs = (from: number, to: number) =>
      numbers(from, to).map(number => ({
        _class: 'hudson.model.FreeStyleProject',
        fullName: `job-${number}`,
        lastBuild: {
          number: 1,
          actions: [{ remoteUrls: ['https://git.example/mono.git'] }],
        },
      }));
    const builds = numbers(0, 530).map(number => ({
      path: `/job/job-${number}/api/json`,
      query: { tree: 'builds[*' },
      body: { builds: [] },
    }));
    const reading = await readAll(jenkins, 'jobs', [
      {
        path: '/api/json',
        query: { tree: 'jobs[*{0,501}' },
        body: { jobs: jobs(0, 501) },
      },
      {
        path: '/api/json',
        query: { tree: 'jobs[*{500,1001}' },
        body: { jobs: jobs(500, 530) },
      },
      ...builds,
    ]);
    expect(reading).toMatchObject({ rows: 530, listComplete: true });
  });

  it('makes Gerrit ask on after a full page, which may be the last', async () => {
    const query = (S: string) => ({ d: 'true', type: 'CODE', n: '100', S });
    const names = numbers(0, 100).map(number => `project-${number}`);
    const row = { state: 'READ_ONLY' };
    const reading = await readAll(gerrit, 'projects', [
      {
        path: '/a/projects/',
        query: query('0'),
        body: Object.fromEntries(names.map(name => [name, row])),
      },
      { path: '/a/projects/', query: query('100'), body: {} },
    ]);
    expect(reading).toMatchObject({ rows: 100, listComplete: true });
  });

  it('makes Grafana ask for the next page of dashboards', async () => {
    const query = (page: string) => ({ type: 'dash-db', limit: '500', page });
    const hits = (from: number, to: number) =>
      numbers(from, to).map(number => ({ uid: `d${number}`, title: 'Same' }));
    const details = numbers(0, 501).flatMap(number => [
      { path: `/api/dashboards/uid/d${number}/permissions`, status: 403 },
      { path: `/api/dashboards/uid/d${number}`, body: { meta: {} } },
    ]);
    const reading = await readAll(grafana, 'dashboards', [
      { path: '/api/folders', query: { limit: '500', page: '1' }, body: [] },
      { path: '/api/search', query: query('1'), body: hits(0, 500) },
      { path: '/api/search', query: query('2'), body: hits(500, 501) },
      ...details,
    ]);
    expect(reading).toMatchObject({ rows: 501, listComplete: true });
  });

  it('makes PuppetDB ask for the next machines, and for the facts and all classes of each page', async () => {
    const page = (from: number, to: number): RecordedResponse[] => [
      {
        path: '/pdb/query/v4/nodes',
        query: {
          limit: '500',
          offset: String(from),
          order_by: '[{"field":"certname"}]',
          include_total: 'true',
        },
        headers: { 'X-Records': '501' },
        body: numbers(from, to).map(number => ({ certname: `n${number}` })),
      },
      {
        method: 'POST',
        path: '/pdb/query/v4/inventory',
        sent: `*["array",["n${from}"*`,
        body: [],
      },
    ];
    const classes = (certname: string, from: number, to: number) => ({
      method: 'POST',
      path: '/pdb/query/v4/resources',
      sent: `*["array",["${certname}"*"offset":${from}}`,
      body: numbers(from, to).map(number => ({
        certname,
        title: `Profile::P${number}`,
      })),
    });
    const reading = await readAll(puppetdb, 'hosts', [
      ...page(0, 500),
      classes('n0', 0, 5000),
      classes('n0', 5000, 5001),
      ...page(500, 501),
      classes('n500', 0, 0),
    ]);
    expect(reading).toMatchObject({ rows: 501, listComplete: true });
  });

  it('makes Zabbix ask for hosts by the ids that it listed first', async () => {
    const call = (
      method: string,
      params: object | string,
      result: unknown,
    ) => ({
      method: 'POST',
      path: '/api_jsonrpc.php',
      sent: { jsonrpc: '2.0', id: 1, method, params, auth: 'session' } as any,
      credential: 'session',
      body: { jsonrpc: '2.0', id: 1, result } as any,
    });
    const ids = numbers(10_000, 10_201).map(String);
    const details = {
      output: [
        ...['hostid', 'host', 'name', 'status', 'description'],
        'maintenance_status',
      ],
      selectTags: ['tag', 'value'],
      selectParentTemplates: ['name'],
      selectTriggers: ['status'],
      selectHostGroups: ['groupid', 'name'],
      selectInterfaces: ['available'],
    };
    const chunk = (hostids: string[], seen = hostids) =>
      call(
        'host.get',
        { ...details, hostids, sortfield: 'hostid' },
        seen.map(hostid => ({ hostid, host: `h${hostid}`, name: 'Same' })),
      );
    const start: RecordedResponse[] = [
      {
        ...call('apiinfo.version', [], '7.0.9'),
        sent: {
          ...{ jsonrpc: '2.0', id: 1 },
          ...{ method: 'apiinfo.version', params: [] },
        },
        credential: 'none',
      },
      {
        ...call('user.login', '', 'session'),
        sent: '*"user.login"*"username":"strata"*',
        credential: config.token,
      },
      call(
        'host.get',
        { output: ['hostid'], sortfield: 'hostid' },
        ids.map(hostid => ({ hostid })),
      ),
      chunk(ids.slice(0, 200)),
      {
        ...call('authentication.get', { output: ['authentication_type'] }, ''),
        body: {
          ...{ jsonrpc: '2.0', id: 1 },
          error: { code: -32602, data: 'No permissions to call it.' },
        },
      },
    ];
    const reading = await readAll(zabbix, 'hosts', [
      ...start,
      chunk(ids.slice(200)),
    ]);
    expect(reading).toMatchObject({ rows: 201, listComplete: true });
    const shorter = await readAll(zabbix, 'hosts', [
      ...start,
      chunk(ids.slice(200), []),
    ]);
    expect(shorter).toMatchObject({ rows: 200, listComplete: false });
  });

  it('makes TeamCity ask on after a full page of users', async () => {
    const page = (start: number, to: number): RecordedResponse => ({
      path: '/app/rest/users',
      query: { locator: `count:500,start:${start}`, fields: 'count,user(*' },
      body: {
        count: to - start,
        user: numbers(start, to).map(id => ({ id, username: `u${id}` })),
      },
    });
    const reading = await readAll(teamcity, 'accounts', [
      page(0, 500),
      { path: '/app/rest/userGroups', query: { fields: '*' }, status: 403 },
      page(500, 502),
    ]);
    expect(reading).toMatchObject({ rows: 502, listComplete: true });
  });
});
