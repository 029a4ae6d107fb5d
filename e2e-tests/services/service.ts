import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { startCommand } from './build';
import { freePort } from '@strata/real-tools';
import type { Variant } from './variants';

/** Seconds that a service may take to become healthy or to stop. */
const PATIENCE = 20;

/** Starts a built service on free ports and waits until it is healthy. */
export async function startService(
  variant: Variant,
  folder: string,
  env: Record<string, string>,
) {
  const port = await freePort();
  const adminPort = await freePort();
  const [command, args] = startCommand(variant);
  const child = spawn(command, args, {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      PORT: `${port}`,
      ADMIN_PORT: `${adminPort}`,
      ...env,
    },
  });
  let output = '';
  child.stdout.on('data', chunk => (output += chunk));
  child.stderr.on('data', chunk => (output += chunk));
  const ended = new Promise<number | string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  const admin = `http://127.0.0.1:${adminPort}`;
  const service = {
    port,
    admin,
    log: () => output,
    /** Asks it to stop; its exit code. */
    async terminate(): Promise<number | string> {
      child.kill('SIGTERM');
      return Promise.race([
        ended,
        wait(PATIENCE * 1000, 'no end', { ref: false }),
      ]);
    },
    async kill(): Promise<void> {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGKILL');
        await ended;
      }
    },
  };
  const ready = await Promise.race([
    ended.then(code => `ended with ${code}`),
    untilHealthy(admin),
  ]);
  if (ready === 'healthy') return service;
  await service.kill();
  throw new Error(`The service did not start (${ready}):\n${output}`);
}

async function untilHealthy(admin: string): Promise<string> {
  const deadline = Date.now() + PATIENCE * 1000;
  while (Date.now() < deadline) {
    const answer = await fetch(`${admin}/healthz`).catch(() => undefined);
    if (answer?.ok) return 'healthy';
    await wait(100);
  }
  return `not healthy within ${PATIENCE} seconds`;
}
