import { startPostgres } from '@strata/real-tools';
import { FaultyGitlab, type Fault } from './faultyGitlab';
import { faults, type NamedFault } from './faults';
import { openOurs } from './ours';
import { openPeer } from './peer';
import type { Reader, Reading } from './reader';

const PROJECTS = 120;

interface Story {
  /** After each of two reads while it goes wrong, and after it is well again. */
  faulty: Reading[];
  healed: Reading;
}

/**
 * What two ways to bring 120 projects of a GitLab into the catalog make of its faults: Strata's and
 * that of Backstage's own module. Strata must lose none, say what is wrong, and heal.
 */
async function main(): Promise<number> {
  const postgres = await startPostgres();
  const gitlab = new FaultyGitlab(PROJECTS);
  await gitlab.start();
  const connection = postgres.createDatabase('trial');
  const ours = await openOurs(gitlab.baseUrl, { client: 'pg', connection });
  const peer = await openPeer(gitlab.baseUrl);
  let failed = 0;
  try {
    for (const reader of [ours, peer]) await expectAll(reader);
    for (const { name, fault, says } of faults) {
      const strata = await suffer(gitlab, fault, ours);
      const module = await suffer(gitlab, fault, peer);
      const good = isGood(strata, says);
      if (!good) failed += 1;
      print(name, { strata, module, good });
    }
  } finally {
    await ours.close();
    await gitlab.stop();
    await postgres.stop();
  }
  process.stdout.write(`${faults.length - failed} passed, ${failed} failed\n`);
  return failed ? 1 : 0;
}

async function expectAll(reader: Reader) {
  const { entities, said } = await reader.read();
  if (entities === PROJECTS) return;
  throw new Error(`${entities} of ${PROJECTS} were read: ${said}`);
}

async function suffer(
  gitlab: FaultyGitlab,
  fault: Fault,
  reader: Reader,
): Promise<Story> {
  gitlab.fault = fault;
  const faulty = [await reader.read(), await reader.read()];
  gitlab.fault = undefined;
  return { faulty, healed: await reader.read() };
}

/** All is there all the time, a person is told the truth as long as it lasts, and then no more. */
function isGood({ faulty, healed }: Story, says: NamedFault['says']): boolean {
  const readings = [...faulty, healed];
  return (
    readings.every(({ entities }) => entities === PROJECTS) &&
    faulty.every(({ said = '' }) => (says ? says.test(said) : !said)) &&
    !healed.said
  );
}

function print(
  name: string,
  { strata, module, good }: { strata: Story; module: Story; good: boolean },
) {
  process.stdout.write(`\n${good ? 'ok' : 'FAILED'}  ${name}\n`);
  process.stdout.write(`    Strata              ${describe(strata)}\n`);
  process.stdout.write(`    module-gitlab 0.8   ${describe(module)}\n`);
}

function describe({ faulty, healed }: Story): string {
  const least = Math.min(...faulty.map(({ entities }) => entities));
  const said = [...new Set(faulty.map(reading => reading.said))]
    .map(words => (words ? `says "${words.slice(0, 160)}"` : 'says nothing'))
    .join(', then ');
  return [
    least < PROJECTS
      ? `loses ${PROJECTS - least} of ${PROJECTS}`
      : 'loses nothing',
    ...(least > PROJECTS ? [`shows ${least - PROJECTS} too many`] : []),
    said,
    healed.entities === PROJECTS ? 'heals' : `keeps ${healed.entities}`,
    ...(healed.said ? [`then says "${healed.said}"`] : []),
  ].join('; ');
}

// The portal's own log would drown the table.
process.env.LOG_LEVEL ??= 'error';
main().then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
