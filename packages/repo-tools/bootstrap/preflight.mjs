import { createConnection } from 'node:net';
import { Problem } from './output.mjs';
import { capture } from './processes.mjs';

/** Ports of the demo, each with what listens there. */
export const DEMO_PORTS = {
  3000: 'the portal',
  7007: "the portal's backend",
  7101: 'the demo Jenkins',
  7102: 'the demo GitLab',
  7103: 'the demo Grafana',
  7104: 'the demo Jira',
  7105: 'Prometheus',
};

export async function checkGit() {
  const { code } = await capture('git', ['--version']);
  if (code === 0) return;
  throw new Problem(
    'git was not found.',
    'Install git: the demo GitLab serves real repositories with it.',
  );
}

/** Throws when a port of the demo is taken on either loopback address. */
export async function checkPorts(ports = DEMO_PORTS) {
  for (const [port, what] of Object.entries(ports)) {
    if (await isTaken(Number(port))) {
      throw new Problem(
        `Port ${port} is taken; ${what} needs it.`,
        `Stop the program that listens there (lsof -i :${port}) and run the command again.`,
      );
    }
  }
}

/** Connecting tells more than binding: a listener on another address of this host still counts. */
async function isTaken(port) {
  const attempts = ['127.0.0.1', '::1'].map(
    host =>
      new Promise(resolve => {
        const socket = createConnection({ port, host });
        socket.on('connect', () => {
          socket.destroy();
          resolve(true);
        });
        socket.on('error', () => resolve(false));
      }),
  );
  return (await Promise.all(attempts)).includes(true);
}
