import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRepoRoot } from './repoRoot';

const bootstrap = join(findRepoRoot(), 'packages/repo-tools/bootstrap');

/** Runs Node on its own, as a fresh machine would, without the test's loader. */
function node(...args: string[]) {
  return new Promise<{ code: number; out: string; err: string }>(resolve => {
    const env = { ...process.env, NODE_OPTIONS: '' };
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
