import { DemoTools, startDemoTools } from './startDemoTools';
import { call, Call, Credential } from './__testUtils__/call';
import type { Tool } from './tools';

interface ToolCase {
  tool: Tool;
  read: Call;
  write: Call;
  /** Status without, and with a wrong, an expired and a limited credential. */
  refused: Record<'none' | 'wrong' | 'expired' | 'limited', [number, RegExp]>;
  /** Answer to a write with the read token. */
  readOnly: [number, RegExp];
}

const cases: ToolCase[] = [
  {
    tool: 'jenkins',
    read: { path: '/api/json' },
    write: {
      method: 'POST',
      path: '/createItem?name=x',
      body: '<flow-definition/>',
      headers: { 'Content-Type': 'application/xml' },
    },
    refused: {
      none: [403, /<h2>Error 403/],
      wrong: [401, /<h2>Error 401/],
      expired: [401, /<h2>Error 401/],
      limited: [403, /<h2>Error 403/],
    },
    readOnly: [403, /<h2>Error 403/],
  },
  {
    tool: 'gitlab',
    read: { path: '/api/v4/projects' },
    write: { method: 'DELETE', path: '/api/v4/projects/attic%2Fhack-week' },
    refused: {
      none: [401, /"message":"401 Unauthorized"/],
      wrong: [401, /"message":"401 Unauthorized"/],
      expired: [401, /"error":"invalid_token"/],
      limited: [403, /"error":"insufficient_scope"/],
    },
    readOnly: [403, /"scope":"api"/],
  },
  {
    tool: 'grafana',
    read: { path: '/api/search' },
    write: { method: 'POST', path: '/api/folders', body: { title: 'x' } },
    refused: {
      none: [401, /Invalid API key/],
      wrong: [401, /Invalid API key/],
      expired: [401, /Expired API key/],
      limited: [403, /additional permissions/],
    },
    readOnly: [403, /additional permissions/],
  },
  {
    tool: 'jira',
    read: { path: '/rest/api/3/project/search' },
    write: { method: 'DELETE', path: '/rest/api/3/project/OPS' },
    refused: {
      none: [401, /must be authenticated/],
      wrong: [401, /must be authenticated/],
      expired: [401, /must be authenticated/],
      limited: [403, /errorMessages/],
    },
    readOnly: [403, /errorMessages/],
  },
];

describe.each(cases)('$tool', ({ tool, read, write, refused, readOnly }) => {
  let demo: DemoTools;
  beforeAll(async () => {
    demo = await startDemoTools({ ports: 0 });
  });
  afterAll(() => demo.stop());

  it.each(['none', 'wrong', 'expired', 'limited'] as const)(
    'refuses a credential: %s',
    async kind => {
      const as = kind === 'none' ? null : (kind as Credential);
      const answer = await call(demo, tool, { ...read, as });
      const [status, text] = refused[kind];
      expect(answer.status).toBe(status);
      expect(answer.text).toMatch(text);
    },
  );

  it('reads with the read token and changes nothing with it', async () => {
    expect((await call(demo, tool, read)).status).toBe(200);
    const answer = await call(demo, tool, write);
    expect(answer.status).toBe(readOnly[0]);
    expect(answer.text).toMatch(readOnly[1]);
  });

  it('changes with the write token', async () => {
    const answer = await call(demo, tool, { ...write, as: 'write' });
    expect(answer.status).toBeLessThan(300);
  });

  it('does not take the credential of another tool', async () => {
    const other = tool === 'jira' ? 'gitlab' : 'jira';
    const answer = await call(demo, tool, {
      ...read,
      as: null,
      headers: {
        Authorization: `Bearer demo-read-${other}`,
        'PRIVATE-TOKEN': `demo-read-${other}`,
      },
    });
    expect([401, 403]).toContain(answer.status);
  });

  it('answers only to loopback names', async () => {
    const port = new URL(demo.urls[tool]).port;
    const status = await new Promise(resolve => {
      require('node:http').get(
        {
          host: '127.0.0.1',
          port,
          path: '/',
          headers: { host: 'evil.example' },
        },
        (res: { statusCode: number; resume(): void }) => {
          res.resume();
          resolve(res.statusCode);
        },
      );
    });
    expect(status).toBe(421);
  });
});
