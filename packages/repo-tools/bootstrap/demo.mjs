import { join } from 'node:path';
import { Problem, say } from './output.mjs';
import { root } from './paths.mjs';
import { startChild } from './processes.mjs';

const BACKEND = 'http://127.0.0.1:7007';
const PORTAL = 'http://localhost:3000';
const SIGN_IN = `${BACKEND}/api/auth/demo/refresh`;

const headersOf = person => ({
  'x-demo-person': person,
  'x-requested-with': 'XMLHttpRequest',
});

/** Starts the demo's tools and the portal; resolves to the exit code when one of them ends. */
export async function startDemo(toolchain) {
  say("Starting the demo company's tools …");
  const tools = startChild(
    toolchain.node,
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'packages/demo-tools/src/main.ts',
    ],
    { env: toolchain.env, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const children = [tools];
  const stopAll = () => Promise.all(children.map(child => child.stop()));
  let stopping = false;
  const stop = () => {
    stopping = true;
    stopAll();
  };
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(name => process.on(name, stop));
  await printsReady(tools);
  say('Starting the portal …');
  const [file, ...first] = toolchain.yarn;
  const config = ['app-config.yaml', 'app-config.demo.yaml'].flatMap(name => [
    '--config',
    join(root, name),
  ]);
  const portal = startChild(
    file,
    [...first, 'backstage-cli', 'repo', 'start', ...config],
    { env: toolchain.env },
  );
  children.push(portal);
  announceWhenUp();
  const { code } = await Promise.race([tools.exited, portal.exited]);
  await stopAll();
  return stopping ? 0 : code || 1;
}

async function printsReady(tools) {
  const ready = new Promise(resolve => {
    let output = '';
    tools.child.stdout.on('data', data => {
      process.stderr.write(data);
      output += data;
      if (/^ready$/m.test(output)) resolve('ready');
    });
  });
  if ((await Promise.race([ready, tools.exited])) === 'ready') return;
  throw new Problem(
    "The demo company's tools did not start; the lines above say why.",
    'Put that right and run the command again.',
  );
}

/** Says so once both halves answer and the demo's people can sign in. */
async function announceWhenUp() {
  const answers = async (url, headers) => {
    try {
      return (await fetch(url, { headers })).ok;
    } catch {
      return false;
    }
  };
  const isUp = async () =>
    (await answers(PORTAL)) && (await answers(SIGN_IN, headersOf('platform')));
  while (!(await isUp())) {
    await new Promise(resolve => setTimeout(resolve, 1000).unref());
  }
  say(`\nStrata is ready: ${PORTAL}   (Ctrl+C stops it)\n`);
}

/** Prints a token of the running demo for one of its four people. */
export async function printToken(person) {
  const people = ['developer', 'lead', 'auditor', 'platform'];
  if (!people.includes(person)) {
    throw new Problem(
      person
        ? `"${person}" is not one of the demo's people.`
        : "Whose token? Name one of the demo's people.",
      `Use one of: ${people.join(', ')}.`,
    );
  }
  let response;
  try {
    response = await fetch(SIGN_IN, { headers: headersOf(person) });
  } catch {
    throw new Problem(
      'The demo is not running.',
      'Start it with npm start and try again.',
    );
  }
  if (!response.ok) {
    throw new Problem(
      `The portal refused the demo sign-in (${response.status}).`,
      'Only the demo started by npm start offers it.',
    );
  }
  const answer = await response.json().catch(() => undefined);
  if (!answer?.backstageIdentity) {
    throw new Problem(
      `Another program answers at ${BACKEND}.`,
      'Stop it, start the demo with npm start and try again.',
    );
  }
  process.stdout.write(`${answer.backstageIdentity.token}\n`);
  return 0;
}
