import { execFile } from 'node:child_process';
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  rm,
  writeFile,
} from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRepoRoot } from './repoRoot';

const bootstrap = join(findRepoRoot(), 'packages/repo-tools/bootstrap');

const node = (...args: string[]) => nodeWith({}, ...args);

/** Runs Node on its own, as a fresh machine would, without the test's loader. */
function nodeWith(more: NodeJS.ProcessEnv, ...args: string[]) {
  return new Promise<{ code: number; out: string; err: string }>(resolve => {
    const env = { ...process.env, NODE_OPTIONS: '', ...more };
    execFile(process.execPath, args, { env }, (error, out, err) => {
      resolve({ code: Number(error?.code ?? 0), out, err });
    });
  });
}

describe('the bootstrap', () => {
  it('names the commands there are when given another', async () => {
    const { code, err } = await node(join(bootstrap, 'run.mjs'), 'deploy');
    expect(code).toBe(1);
    expect(err).toMatch(/Unknown command "deploy"[^]*start, test/);
  });

  it('prints nothing but a token on standard output', async () => {
    const { code, out, err } = await node(
      join(bootstrap, 'run.mjs'),
      'demo:token',
      'root',
    );
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/developer, lead, auditor, platform/);
  });

  it('says which port is taken, what needs it and what to do', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const script = `
      import { checkPorts } from ${JSON.stringify(
        join(bootstrap, 'preflight.mjs'),
      )};
      await checkPorts({ ${port}: 'the demo Jenkins' }).catch(e => console.log(e.message, e.remedy));`;
    const { out } = await node('--input-type=module', '-e', script);
    server.close();
    expect(out).toMatch(
      new RegExp(`Port ${port} is taken; the demo Jenkins needs it.*Stop`),
    );
  });

  it('waits for all that a command prints', async () => {
    const processes = JSON.stringify(join(bootstrap, 'processes.mjs'));
    const { out } = await node(
      '--input-type=module',
      '-e',
      `import { capture } from ${processes};
       console.log(await capture('sh', ['-c', '(sleep 0.3; echo late) & exit 0']));`,
    );
    expect(out).toMatch(/late/);
  });
});

describe('the set-up', () => {
  const WORKS = 'module.exports = class { close() {} };';
  let checkout: string;
  let bin: string;

  /** A command that appends its arguments to the log of calls and goes on as told. */
  async function command(name: string, body: string) {
    const file = join(bin, name);
    await writeFile(
      file,
      `#!${process.execPath}
      const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
      const args = process.argv.slice(2).join(' ');
      appendFileSync(${JSON.stringify(join(checkout, 'calls'))}, args + '\\n');
      const build = code => {
        mkdirSync('node_modules/better-sqlite3', { recursive: true });
        writeFileSync('node_modules/better-sqlite3/index.js', code);
      };
      ${body}`,
    );
    await chmod(file, 0o755);
  }

  /** Yarn 4, which leaves the native module as `built` and ends with `code`. */
  const yarn = (built: string, code: number) =>
    command(
      'yarn',
      `if (args === '--version') console.log('4.13.0');
       else { build(${JSON.stringify(built)}); process.exitCode = ${code}; }`,
    );

  const buildTools = () =>
    Promise.all(
      ['cc', 'g++', 'make', 'python3'].map(name =>
        command(name, "console.log('Python 3.11.2')"),
      ),
    );

  async function setUp() {
    await rm(join(checkout, 'calls'), { force: true });
    const env = { CI: '', CC: '', CXX: '', MAKE: '', PYTHON: '', PATH: bin };
    const script = join(checkout, 'packages/repo-tools/bootstrap/run.mjs');
    const result = await nodeWith(env, script, 'setup');
    const calls = (await readFile(join(checkout, 'calls'), 'utf8'))
      .trim()
      .split('\n')
      .filter(call => !call.includes('--version'));
    return { ...result, calls };
  }

  beforeEach(async () => {
    checkout = await mkdtemp(join(tmpdir(), 'checkout with spaces é-'));
    bin = join(checkout, 'bin');
    await mkdir(bin);
    await mkdir(join(checkout, 'node_modules'));
    // As after an earlier installation: how much room the test's disk has is not in question.
    await writeFile(join(checkout, 'node_modules/.yarn-state.yml'), '');
    await writeFile(join(checkout, 'yarn.lock'), '');
    await cp(bootstrap, join(checkout, 'packages/repo-tools/bootstrap'), {
      recursive: true,
    });
  });

  afterEach(() => rm(checkout, { recursive: true }));

  it('names the build tools that are missing, before it installs and where that fails', async () => {
    await yarn('throw new Error()', 1);
    await command('python3', "console.log('Python 3.11.2')");
    const { code, err } = await setUp();
    const missing = 'make, a C compiler (cc), a C++ compiler (g++)';
    expect(code).toBe(1);
    expect(err).toContain(`Not found: ${missing}. That will stop`);
    expect(err).toContain(`could not be compiled. Not found: ${missing}.\n`);
    expect(err).toMatch(/apt-get install g\+\+ make python3[^\n]*\n$/);
  });

  it('does not blame the compiler for what else fails', async () => {
    await yarn('throw new Error()', 1);
    await buildTools();
    const { code, err } = await setUp();
    expect(code).toBe(1);
    expect(err).not.toMatch(/Not found/);
    expect(err).toMatch(/yarn install failed[^]*run the command again/);
  });

  it('goes on after a failure, and skips what is done', async () => {
    await yarn('throw new Error()', 1);
    expect((await setUp()).code).toBe(1);
    await yarn(WORKS, 0);
    expect(await setUp()).toMatchObject({ code: 0, calls: ['install'] });
    expect(await setUp()).toMatchObject({ code: 0, calls: [] });
  });

  it('installs again after the lockfile or the Node version changed', async () => {
    await yarn(WORKS, 0);
    await setUp();
    await writeFile(join(checkout, 'yarn.lock'), 'another');
    expect((await setUp()).calls).toEqual(['install']);
    const stamp = join(checkout, '.toolchain/stamp.json');
    const { lockfile } = JSON.parse(await readFile(stamp, 'utf8'));
    await writeFile(stamp, JSON.stringify({ node: 'v22.0.0', lockfile }));
    expect((await setUp()).calls).toEqual(['install']);
  });

  it('compiles a damaged native module again', async () => {
    await command(
      'yarn',
      `if (args === '--version') console.log('4.13.0');
       if (args === 'rebuild better-sqlite3') build(${JSON.stringify(WORKS)});`,
    );
    expect(await setUp()).toMatchObject({
      code: 0,
      calls: ['install', 'rebuild better-sqlite3'],
    });
  });
});

// /proc has no room for anything, and only Linux has it.
const describeOnLinux = process.platform === 'linux' ? describe : describe.skip;

describeOnLinux('a full disk', () => {
  it('is named where an installation fails', async () => {
    const disk = JSON.stringify(join(bootstrap, 'disk.mjs'));
    const { out } = await node(
      '--input-type=module',
      '-e',
      `import { failure } from ${disk};
       const problem = await failure('It failed', '', { YARN_GLOBAL_FOLDER: '/proc/none' });
       console.log(problem.message, problem.remedy);`,
    );
    expect(out).toMatch(
      /It failed\.\nThe disk of \/proc\/none\/cache is full: 0 MB are left\. Free/,
    );
  });
});

describe('the totals of a jest report', () => {
  const report = (names: string[], more: object = {}) => ({
    numPassedTests: names.length,
    numFailedTests: 0,
    numRuntimeErrorTestSuites: 0,
    testResults: [
      {
        assertionResults: names.map(fullName => ({
          fullName,
          status: 'passed',
        })),
      },
    ],
    ...more,
  });

  async function totalsOf(content: object) {
    const folder = await mkdtemp(join(tmpdir(), 'totals-'));
    const file = join(folder, 'report.json');
    await writeFile(file, JSON.stringify(content));
    const { out } = await node(join(bootstrap, 'jestTotals.mjs'), file);
    await rm(folder, { recursive: true });
    return out.trim();
  }

  it('counts what passed on both engines', async () => {
    const names = ['store on SQLITE_3', 'store on POSTGRES_15'];
    expect(await totalsOf(report(names))).toBe('2 passed, 0 failed, 0 skipped');
  });

  it('fails when an engine was dropped silently', async () => {
    const out = await totalsOf(report(['store on SQLITE_3']));
    expect(out).toMatch(/no test ran on POSTGRES/);
    expect(out).toMatch(/1 passed, 1 failed, 0 skipped$/);
  });
});
