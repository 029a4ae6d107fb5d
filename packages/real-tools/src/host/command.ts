import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Person } from './person';

/** Minutes after which a build step counts as stuck. */
const LIMIT_MINUTES = 8;

/** Last characters of the output that an error quotes. */
const QUOTED = 3000;

/** One npm cache for all variants; Go shares its own by default. */
const ENVIRONMENT = {
  ...process.env,
  npm_config_cache: join(tmpdir(), 'strata-services-npm'),
  GOFLAGS: '-mod=readonly -buildvcs=false',
  NODE_OPTIONS: '',
};

/** Runs a command to its end; an error holds the last lines of what it printed. */
export async function run(
  folder: string,
  command: string,
  args: string[],
  env: Record<string, string> = {},
  /** Another user than this process has. */
  person: Person = {},
): Promise<string> {
  const child = spawn(command, args, {
    ...person,
    cwd: folder,
    env: { ...ENVIRONMENT, ...env },
    timeout: LIMIT_MINUTES * 60_000,
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const code = await new Promise<number | string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit, signal) => resolve(exit ?? signal ?? 'unknown'));
  });
  if (code === 0) return output;
  throw new Error(
    `${command} ${args.join(' ')} ended with ${code}:\n${output.slice(
      -QUOTED,
    )}`,
  );
}
