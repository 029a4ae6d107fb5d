import type { Misbehaviour } from './http/misbehaviour';
import { DemoTools, startDemoTools } from './startDemoTools';
import { Answer, call } from './__testUtils__/call';
import { Tool, TOOLS } from './tools';

let demo: DemoTools;
beforeAll(async () => {
  demo = await startDemoTools({ ports: 0 });
});
afterEach(() => TOOLS.forEach(tool => demo.misbehave(tool, null)));
afterAll(() => demo.stop());

const lists: [Tool, string][] = [
  ['jenkins', '/api/json'],
  ['gitlab', '/api/v4/projects'],
  ['grafana', '/api/search'],
  ['jira', '/rest/api/3/project/search'],
  ['prometheus', '/api/v1/rules'],
];

const modes: [Misbehaviour, (answer: Answer) => void][] = [
  [
    'rate-limit',
    answer => {
      expect(answer.status).toBe(429);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    },
  ],
  ['error', answer => expect(answer.status).toBe(500)],
  ['expired-token', answer => expect(answer.status).toBe(401)],
  [
    'login-page',
    answer => {
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch('text/html');
    },
  ],
];

describe.each(lists)('%s', (tool, path) => {
  it.each(modes)(
    'misbehaves as %s until told otherwise',
    async (mode, check) => {
      demo.misbehave(tool, mode);
      check(await call(demo, tool, path));
      demo.misbehave(tool, null);
      const { status, json } = await call(demo, tool, path);
      expect(status).toBe(200);
      expect(json).toBeDefined();
    },
  );

  it('cuts its answers from the second on', async () => {
    demo.misbehave(tool, 'truncated');
    expect((await call(demo, tool, path)).json).toBeDefined();
    const cut = await call(demo, tool, path);
    expect(cut.status).toBe(200);
    expect(cut.text.length).toBeGreaterThan(0);
    expect(cut.json).toBeUndefined();
  });

  it('is controlled over HTTP, which itself never misbehaves', async () => {
    const control = (mode: unknown) =>
      call(demo, tool, {
        method: 'POST',
        path: '/_demo/misbehave',
        as: null,
        body: { mode },
      });
    expect((await control('error')).json).toEqual({ mode: 'error' });
    expect((await call(demo, tool, path)).status).toBe(500);
    expect((await control('no such mode')).status).toBe(400);
    expect((await control(null)).json).toEqual({ mode: null });
    expect((await call(demo, tool, path)).status).toBe(200);
  });
});

it('answers late when slow', async () => {
  demo.misbehave('jira', 'slow');
  const wait = AbortSignal.timeout(300);
  await expect(
    fetch(`${demo.urls.jira}/rest/api/3/myself`, { signal: wait }),
  ).rejects.toThrow(/timeout|aborted/i);
});
