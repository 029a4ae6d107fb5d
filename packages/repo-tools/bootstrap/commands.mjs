import { printToken, startDemo } from './demo.mjs';
import { checkGit, checkPorts } from './preflight.mjs';
import { say } from './output.mjs';
import { run } from './processes.mjs';

const POSTGRES = 'BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING';

const inWorkspace = script => (toolchain, args) => {
  const [file, ...first] = toolchain.yarn;
  return run(file, [...first, ...script, ...args], { env: toolchain.env });
};

/** `before` runs ahead of any set-up, so that what cannot work is said at once. */
export const commands = {
  start: {
    before: async () => {
      await checkGit();
      await checkPorts();
    },
    run: startDemo,
  },
  test: {
    before: async () => {
      await checkGit();
      if (process.env[POSTGRES]) return;
      say(
        `Skipped: the database tests on PostgreSQL, because ${POSTGRES} is not set.`,
      );
    },
    run: inWorkspace(['backstage-cli', 'repo', 'test', '--watch=false']),
  },
  'test:services': {
    run: inWorkspace(['workspace', 'e2e-tests', 'test:services']),
  },
  'test:tools': {
    run: inWorkspace(['workspace', '@strata/real-tools', 'test:tools']),
  },
  'test:faults': {
    run: inWorkspace(['workspace', '@strata/trials', 'test:faults']),
  },
  'test:replicas': {
    run: inWorkspace(['workspace', '@strata/trials', 'test:replicas']),
  },
  'test:example': {
    run: inWorkspace(['workspace', '@strata/trials', 'test:example']),
  },
  'bench:tools': {
    run: inWorkspace(['workspace', '@strata/trials', 'bench:tools']),
  },
  'test:e2e': { run: inWorkspace(['workspace', 'e2e-tests', 'test:e2e']) },
  strata: { run: inWorkspace(['node', 'plugins/tools-backend/bin/strata']) },
  'demo:token': {
    withoutSetup: true,
    run: ([person]) => printToken(person),
  },
  setup: { run: async () => 0 },
  exec: { run: inWorkspace(['exec']) },
};
