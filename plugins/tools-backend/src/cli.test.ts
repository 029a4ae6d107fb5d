import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemoTools, type DemoTools } from '@strata/demo-tools';
import { stringify } from 'yaml';
import { main } from './cli';

jest.setTimeout(60_000);

let demo: DemoTools;
let folder: string;

beforeAll(async () => {
  demo = await startDemoTools({ ports: 0 });
  folder = await mkdtemp(join(tmpdir(), 'strata-cli-'));
  process.env.CLI_TEST_TOKEN = demo.credentials.gitlab.token;
});
afterAll(async () => {
  delete process.env.CLI_TEST_TOKEN;
  await rm(folder, { recursive: true });
  await demo.stop();
});

function tools() {
  const { urls, credentials } = demo;
  return {
    gitlab: {
      main: { baseUrl: urls.gitlab, token: '${CLI_TEST_TOKEN}' },
    },
    jira: {
      main: {
        title: 'Issues',
        baseUrl: urls.jira,
        username: credentials.jira.username,
        token: credentials.jira.token,
        writeToken: credentials.jira.writeToken,
      },
    },
    prometheus: { main: { baseUrl: urls.prometheus } } as object,
  };
}

/** Runs the command on a file with the text, and keeps what it prints. */
async function check(text: string, ...args: string[]) {
  const file = join(folder, 'app-config.yaml');
  await writeFile(file, text);
  let printed = '';
  const keep = (more: string) => {
    printed += more;
  };
  const command = ['tools', 'check', ...args, '--config', file];
  const code = await main(command, { out: keep, err: keep });
  for (const { token, writeToken } of Object.values(demo.credentials)) {
    for (const secret of [token, writeToken].filter(Boolean)) {
      expect(printed).not.toContain(secret);
    }
  }
  expect(printed).not.toContain('canary');
  return { code, printed };
}

const configOf = (parts: object) => stringify({ tools: parts });

it('tries every configured tool, and prints what to ask for', async () => {
  const { code, printed } = await check(configOf(tools()));
  expect(printed).toContain(`GitLab main (gitlab.main) at ${demo.urls.gitlab}`);
  expect(printed).toContain('ok        answers and takes the credential');
  expect(printed).toContain('ok        Projects can be read');
  expect(printed).toContain('ask for   Browse Projects');
  expect(printed).toContain(
    'ok        `tools.jira.main.writeToken` is taken; it is for create-project',
  );
  expect(printed).toContain(
    'to write  the global permission Administer Jira, for `tools.jira.main.writeToken`',
  );
  expect(printed).toContain('3 checked: 3 well, 0 readable');
  expect(code).toBe(0);
});

it.each(['jira.main', 'jira'])('tries %s alone', async wanted => {
  const { code, printed } = await check(configOf(tools()), wanted);
  expect(printed).toContain('Issues (jira.main)');
  expect(printed).toContain('1 checked: 1 well');
  expect(printed).not.toContain('gitlab');
  expect(code).toBe(0);
});

it('names what is configured where the wanted is not', async () => {
  expect(await check(configOf(tools()), 'jira.mian')).toEqual({
    code: 2,
    printed:
      'No tool jira.mian is configured; there are: gitlab.main, jira.main, prometheus.main.\n',
  });
});

it('fails where a tool is broken, says why, and still tries the others', async () => {
  const wrong = tools();
  wrong.gitlab.main.token = 'demo-expired-gitlab';
  wrong.prometheus = { main: { baseUrl: 'http://127.0.0.1:1' } };
  const { code, printed } = await check(configOf(wrong));
  expect(printed).toMatch(
    /broken {4}.*refused the token \(401\).*tools\.gitlab\.main\.token/,
  );
  expect(printed).toMatch(/broken {4}.*Prometheus main/);
  expect(printed).not.toContain('demo-expired-gitlab');
  expect(printed).toContain(
    '3 checked: 1 well, 0 readable but lacking permissions, 2 broken',
  );
  expect(code).toBe(1);
});

it('fails where a credential for changes is refused, and says what it is for', async () => {
  const wrong = tools();
  wrong.jira.main.writeToken = 'write-canary';
  const { code, printed } = await check(configOf(wrong), 'jira');
  expect(printed).toContain('ok        answers and takes the credential');
  expect(printed).toMatch(
    /broken {4}`tools\.jira\.main\.writeToken`, for create-project: .*refused the write token \(401\)\. Put a valid token in `tools\.jira\.main\.writeToken`/,
  );
  expect(code).toBe(1);
});

it('says what to give a credential that may not read', async () => {
  const limited = tools();
  limited.gitlab.main.token = 'demo-limited-gitlab';
  const { code, printed } = await check(configOf(limited), 'gitlab');
  expect(printed).toMatch(
    /broken .*\(403\).*what it lacks: the scopes read_api/,
  );
  expect(printed).toContain('ask for   the scopes read_api');
  expect(code).toBe(1);
});

it('names all problems of the configuration at once, without a value', async () => {
  const { code, printed } = await check(
    configOf({
      gitlab: {
        main: { baseUrl: 'canary', token: '${CLI_TEST_UNSET}' },
        other: { baseUrl: 'https://gitlab.example.com', tokn: 'canary' },
      },
      nothing: { main: {} },
    }),
  );
  expect(printed).toContain('tools.gitlab.main.baseUrl');
  expect(printed).toContain('tools.gitlab.other.tokn: unknown key');
  expect(printed).toContain('tools.nothing: no such connector');
  expect(code).toBe(1);
});

it('asks for a credential whose variable is not set', async () => {
  const { code, printed } = await check(
    configOf({
      gitlab: {
        main: {
          baseUrl: 'https://gitlab.example.com',
          token: '${CLI_TEST_UNSET}',
        },
      },
    }),
  );
  expect(printed).toContain('tools.gitlab.main.token: missing');
  expect(code).toBe(1);
});

it('does not print what stands around a fault of a file', async () => {
  const { code, printed } = await check('tools:\n  token: a: canary\n');
  expect(printed).toMatch(/^The configuration could not be read: .*line 2/);
  expect(code).toBe(1);
});

it('says so where nothing is configured', async () => {
  expect(await check('app: {}')).toEqual({
    code: 0,
    printed: 'No tool is configured under `tools`.\n',
  });
});

it.each([
  [[], 2],
  [['tools'], 2],
  [['tools', 'check', 'a', 'b'], 2],
  [['tools', 'check', '--wrong'], 2],
  [['tools', 'check', '--help'], 0],
])('explains itself: %j', async (args, code) => {
  let printed = '';
  const keep = (more: string) => {
    printed += more;
  };
  expect(await main(args, { out: keep, err: keep })).toBe(code);
  expect(printed).toMatch(/^Usage: strata tools check/);
});
