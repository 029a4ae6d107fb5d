import { TestDatabases } from '@backstage/backend-test-utils';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import { catalog, startPortal, type Portal } from './__testUtils__/portal';
import { ToolServer } from './__testUtils__/toolServer';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

/** A tool that is away or talks nonsense, and names that nobody expects, seen through the API. */
describe.each(databases.eachSupportedId())('bad input on %s', id => {
  let tool: ToolServer;
  let portal: Portal;

  beforeEach(async () => {
    tool = new ToolServer();
    await tool.start();
    tool.jobs = [{ id: 'a', name: 'Alpha', service: 'checkout-api' }];
    portal = await startPortal({ knex: await databases.init(id), tool });
  });
  afterEach(async () => {
    await portal.stop();
    await tool.stop();
  });

  const syncState = async (): Promise<SyncState> =>
    (await portal.get('/syncs').expect(200)).body.items[0];
  const answer = (status: number, body = '', type = 'application/json') => {
    tool.misbehave = response =>
      Boolean(response.writeHead(status, { 'content-type': type }).end(body));
  };

  it.each<[string, () => unknown, string, RegExp, RegExp]>([
    [
      'a wrong token',
      () => {
        tool.token = 'another';
      },
      'auth',
      /^Test CI main refused the token \(401\)\.$/,
      /valid token with the read role in `tools\.testci\.main\.token`/,
    ],
    [
      'a tool that is away',
      () => tool.stop(),
      'unavailable',
      /^Test CI main could not be reached \(ECONNREFUSED\)\.$/,
      /can reach `tools\.testci\.main\.baseUrl`/,
    ],
    [
      'malformed JSON',
      () => answer(200, '[{"id": "a", "name": '),
      'contract',
      /^Test CI main answered GET \/jobs with .*malformed or ends early/,
      /leads to the tool's API/,
    ],
    [
      'JSON of another shape',
      () => answer(200, '{"message": "welcome"}'),
      'contract',
      /^Test CI main answered GET \/jobs with something that is not a list/,
      /leads to the tool's API/,
    ],
    [
      'a login page',
      () => answer(200, '<html>Sign in</html>', 'text/html'),
      'contract',
      /an HTML page instead of JSON/,
      /not to a login page/,
    ],
  ])(
    'answers %s with its class, what to do, and all that was there',
    async (_, trouble, kind, message, remedy) => {
      const before = await syncState();
      const items = (await portal.get('/items')).text;
      await trouble();
      await portal.sync();
      const after = await syncState();
      expect(after).toMatchObject({
        outcome: 'failed',
        items: 1,
        lastCompleteAt: before.lastCompleteAt,
        error: {
          kind,
          message: expect.stringMatching(message),
          remedy: expect.stringMatching(remedy),
        },
      });
      expect(JSON.stringify(after)).not.toContain('canary');
      expect((await portal.get('/items')).text).toBe(items);
    },
  );

  it.each([
    ['in Chinese', '结账服务 构建', '结账服务 构建', '结账'],
    ['of 300 characters', 'x'.repeat(300), `${'x'.repeat(199)}…`, 'xxx'],
    ['with NUL and controls', 'De\u0000p\u0007loy', 'De p loy', 'de p'],
    ['with half an emoji', 'Half \ud83d', 'Half \ufffd', 'half'],
    ['that turns the direction', 'abc\u202efed', 'abc fed', 'abc'],
    ['that is a key of every object', '__proto__', '__proto__', '__proto'],
    ['of nothing but blanks', ' \t ', 'Unnamed', 'unnamed'],
  ])('takes an item with a name %s', async (_, name, title, q) => {
    tool.jobs.push({ id: `id ${name}`, name, service: 'checkout-api' });
    await portal.sync();
    expect(await syncState()).toMatchObject({
      outcome: 'complete',
      added: 1,
      invalid: 0,
    });
    const query = new URLSearchParams({ q });
    const { body } = await portal.get(`/items?${query}`).expect(200);
    expect(body.items).toMatchObject([{ title }]);
    const feed = (await portal.get('/feed', catalog).expect(200)).body;
    expect(feed.items.map((line: any) => line.item.title)).toContain(title);
    await portal.sync();
    expect(await syncState()).toMatchObject({ added: 0, changed: 0 });
  });

  it('leaves out a row without a usable name, says so, and takes the others', async () => {
    tool.jobs = [
      { id: 'bad', name: { first: 'not text' } },
      { id: 'a', name: 'Alpha', service: 'checkout-api' },
      { id: 'good', name: 'Good' },
    ];
    await portal.sync();
    expect(await syncState()).toMatchObject({
      outcome: 'complete',
      items: 2,
      invalid: 1,
      invalidSamples: [
        { externalId: 'bad', problem: expect.stringContaining('name') },
      ],
    });
  });

  const nul = Buffer.from('["a\\u0000","b"]').toString('base64url');
  it.each<['get' | 'post', string, object | undefined]>([
    ['get', '/items?q=%00', undefined],
    ['get', '/items?instance=a%00b', undefined],
    ['get', `/items?cursor=${nul}`, undefined],
    ['get', `/facts?cursor=${nul}`, undefined],
    ['get', '/effects?correlationId=%00', undefined],
    ['get', '/links/suggestions?team=%00', undefined],
    ['get', `/links/suggestions?cursor=${nul}`, undefined],
    ['post', '/links/decisions', { ids: ['a\u0000'], decision: 'accept' }],
    [
      'post',
      `/links/conflicts/${'0'.repeat(16)}/settlement`,
      { keep: ['component:default/a\u0000'] },
    ],
    ['get', '/services/tools?entityRef=component:default/a%00', undefined],
    ['post', '/links/%00/decision', { decision: 'accept' }],
    ['post', '/services/refresh', { entityRef: 'component:default/a\u0000' }],
    [
      'post',
      '/links',
      { itemUid: '0'.repeat(16), entityRef: 'component:default/\u0000' },
    ],
    [
      'post',
      '/actions',
      {
        instance: 'testci.main',
        action: 'protect-job',
        input: { job: 'a' },
        correlationId: 'a\u0000',
      },
    ],
  ])('answers 400 to NUL: %s %s %j', async (method, path, body) => {
    const call = method === 'get' ? portal.get(path) : portal.post(path, body);
    expect((await call.expect(400)).body.error.message).toBeTruthy();
  });

  it.each(['%ED%A0%BD', '%F0%9F%9A%80', '%27%3B--', '%5C%25_'])(
    'finds nothing for q=%s',
    async q => {
      const { body } = await portal.get(`/items?q=${q}`).expect(200);
      expect(body).toMatchObject({ items: [], total: 0 });
    },
  );
});
