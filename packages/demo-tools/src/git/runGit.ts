import { spawn, spawnSync } from 'node:child_process';

/** The person's own configuration (hooks, templates, signing) must not reach the demo. */
export const GIT_ENV = {
  PATH: process.env.PATH,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};

/** @throws with the remedy when git cannot be started. */
export function requireGit(): void {
  if (spawnSync('git', ['--version'], { env: GIT_ENV }).error) {
    throw new Error(
      'git was not found on PATH. The demo GitLab serves its repositories with it: install git and start again.',
    );
  }
}

/** Runs git and resolves with its standard output; rejects when it fails. */
export function runGit(
  cwd: string,
  args: string[],
  input?: string,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, { cwd, env: GIT_ENV });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', chunk => out.push(chunk));
    child.stderr.on('data', chunk => err.push(chunk));
    child.stdin.on('error', () => {});
    child.on('error', reject);
    child.on('close', code =>
      code === 0
        ? resolve(Buffer.concat(out))
        : reject(new Error(`git ${args[0]}: ${Buffer.concat(err)}`)),
    );
    child.stdin.end(input ?? '');
  });
}
