import { ChildProcess, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Company } from '../company/schema';
import { listen } from '../http/listen';
import { serveMetrics } from './metrics';
import { writeConfig } from './writeConfig';

const READY_MS = 30_000;
const POLL_MS = 200;

/** Whether a Prometheus server can be started from PATH. */
export function hasPrometheus(): boolean {
  const { status } = spawnSync('prometheus', ['--version']);
  return status === 0;
}

export interface RealPrometheus {
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts the Prometheus found on PATH with the company's rules and targets.
 *
 * @throws when its port is taken or it does not become ready; the message names its log.
 */
export async function startRealPrometheus(options: {
  company: Company;
  /** Folder for its configuration, data and log. */
  dir: string;
  /** Whose rule files it loads besides the company's. */
  ruleFolder: string;
  port: number;
}): Promise<RealPrometheus> {
  const probe = await listen('prometheus', options.port);
  await probe.close();
  fs.mkdirSync(options.dir, { recursive: true });
  const metrics = await serveMetrics(options.company);
  const config = writeConfig({ ...options, metricsPort: metrics.port });
  const logFile = path.join(options.dir, 'prometheus.log');
  const child = spawnServer(config, options, logFile);
  const url = `http://localhost:${probe.port}`;
  const stop = async () => {
    metrics.close();
    await terminate(child);
  };
  if (!(await becomesReady(child, probe.port))) {
    await stop();
    throw new Error(
      `prometheus was found on PATH but did not become ready; ${logFile} says why. Remove it from PATH to use the stand-in.`,
    );
  }
  return { url, stop };
}

function spawnServer(
  config: string,
  options: { dir: string; port: number },
  logFile: string,
): ChildProcess {
  const log = fs.openSync(logFile, 'w');
  const child = spawn(
    'prometheus',
    [
      `--config.file=${config}`,
      `--storage.tsdb.path=${path.join(options.dir, 'data')}`,
      '--storage.tsdb.retention.time=1d',
      `--web.listen-address=127.0.0.1:${options.port}`,
      '--web.enable-lifecycle',
    ],
    { stdio: ['ignore', log, log] },
  );
  fs.closeSync(log);
  return child;
}

async function becomesReady(
  child: ChildProcess,
  port: number,
): Promise<boolean> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const ready = await fetch(`http://127.0.0.1:${port}/-/ready`).catch(
      () => undefined,
    );
    if (ready?.ok) {
      return true;
    }
    await new Promise(resolve => setTimeout(resolve, POLL_MS));
  }
  return false;
}

async function terminate(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) {
    return;
  }
  const exited = new Promise(resolve => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exited;
}
