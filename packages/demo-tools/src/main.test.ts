import { spawn } from 'node:child_process';
import path from 'node:path';

jest.setTimeout(60_000);

/** Runs the entry as the bootstrap does, until it is ready; then asks it to stop. */
async function run(): Promise<{ output: string; code: number | null }> {
  const root = path.resolve(__dirname, '../../..');
  const child = spawn(
    process.execPath,
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'packages/demo-tools/src/main.ts',
      '--any-port',
    ],
    { cwd: root, env: { ...process.env, NODE_OPTIONS: '' } },
  );
  let output = '';
  child.stdout.on('data', data => {
    output += data;
    if (/^ready$/m.test(output)) {
      child.kill('SIGTERM');
    }
  });
  child.stderr.on('data', data => {
    output += data;
  });
  const code = await new Promise<number | null>(resolve => {
    child.once('exit', resolve);
  });
  return { output, code };
}

describe('the entry of the demo', () => {
  it('lists its tools, says when it is ready, and stops cleanly when asked', async () => {
    const { output, code } = await run();
    expect(output).toMatch(
      /^jenkins http:\/\/localhost:\d+ \(stand-in\)\n(.*\n){4}ready\n$/,
    );
    expect(code).toBe(0);
  });
});
