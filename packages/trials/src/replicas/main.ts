import { startPostgres } from '@strata/real-tools';
import createKnex from 'knex';
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import { ListTool } from '../shared/listTool';
import { seeded } from '../shared/seeded';
import { Replicas } from './replicas';
import { settle, trial, type Outcome, type World } from './trial';

/** Short, so that many deaths fit into few minutes; the defaults are ten times as long. */
const TIMING = { tickSeconds: 0.3, leaseSeconds: 3 };

const REPLICAS = 3;

/** Of a process that dies: the page that it was about to get. */
const PAGES_LOST = 1;

const HITS = ['SIGKILL', 'SIGSTOP', 'none'] as const;

/**
 * Three processes on one PostgreSQL read one tool and are killed, or put to sleep, at random
 * points. `--all` does it 500 times instead of 20; `--seed <n>` repeats a run.
 */
async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { all: { type: 'boolean' }, seed: { type: 'string' } },
  });
  const times = values.all ? 500 : 20;
  const seed = Number(values.seed ?? Date.now() % 100_000);
  assert.ok(Number.isInteger(seed), '--seed takes a whole number');
  process.stdout.write(`seed ${seed}\n`);
  const postgres = await startPostgres();
  const tool = new ListTool({ pageSize: 20, latencyMs: 15 });
  for (let id = 1; id <= 400; id++) tool.rows.set(id, `row ${id}`);
  await tool.start();
  const connection = postgres.createDatabase('trial');
  const replicas = new Replicas(configFor(tool, connection));
  let failed = 0;
  const outcomes: Outcome[] = [];
  let tools;
  let catalog;
  try {
    // The first one migrates; Backstage's own plugins do not wait for each other.
    await replicas.start();
    await replicas.restore(REPLICAS);
    tools = open(connection, 'tools');
    catalog = open(connection, 'catalog');
    const random = seeded(seed);
    const world: World = { db: tools, catalog, tool, replicas, random };
    await settle(world);
    for (let at = 0; at < times; at++) {
      const hit = HITS[at % HITS.length];
      try {
        const outcome = await trial(world, hit);
        assert.equal(replicas.lost.length, 0, 'no process ends by itself');
        const mayAgain = hit === 'none' ? 0 : PAGES_LOST;
        assert.ok(outcome.readAgain <= mayAgain, 'no further page twice');
        assert.ok(outcome.readAgain >= 0, 'no page is left out');
        outcomes.push(outcome);
        print(at, hit, outcome);
      } catch (error) {
        failed += 1;
        process.stdout.write(
          [
            `${at} ${hit}: FAILED`,
            (error as Error).stack,
            ...replicas.lost.splice(0),
            ...replicas.troubles(),
            '',
          ].join('\n'),
        );
      } finally {
        await replicas.restore(REPLICAS);
      }
    }
    await settle(world);
    process.stdout.write(`the catalog has the ${tool.rows.size} rows\n`);
  } finally {
    await tools?.destroy();
    await catalog?.destroy();
    await replicas.stop();
    await tool.stop();
    await postgres.stop();
  }
  if (!report(outcomes)) failed += 1;
  process.stdout.write(`${times - failed} passed, ${failed} failed\n`);
  return failed ? 1 : 0;
}

/** The database of one plugin. */
function open(connection: string, plugin: string) {
  return createKnex({
    client: 'pg',
    connection: connection.replace(/\/trial$/, `/backstage_plugin_${plugin}`),
  });
}

function configFor(tool: ListTool, connection: string) {
  return {
    backend: { database: { client: 'pg', connection } },
    toolsEngine: TIMING,
    tools: {
      listtool: {
        main: {
          baseUrl: tool.baseUrl,
          everyMinutes: 60,
          catalog: { rows: 'all' },
        },
      },
    },
    catalog: {
      // What a killed process was at is done again only then.
      processingInterval: { seconds: 20 },
      stitchingStrategy: {
        mode: 'deferred',
        pollingInterval: { seconds: 1 },
        stitchTimeout: { seconds: 10 },
      },
      providers: {
        strataTools: {
          schedule: { frequency: { seconds: 1 }, timeout: { seconds: 10 } },
        },
      },
    },
  };
}

function print(at: number, hit: string, outcome: Outcome) {
  const what = outcome.hit || hit === 'none' ? hit : `${hit}, missed`;
  const { tookMs, readAgain, forgotten } = outcome;
  process.stdout.write(
    `${at} ${what}: ${tookMs} ms, ${readAgain} pages read again${
      forgotten.length
        ? `, forgotten by the catalog and handed over again: ${forgotten.join(
            ', ',
          )}`
        : ''
    }\n`,
  );
}

/** Whether most hits met a process that was reading: the others prove nothing. */
function report(outcomes: Outcome[]): boolean {
  const tried = outcomes.filter(({ struck }) => struck);
  const hits = tried.filter(({ hit }) => hit);
  const most = (of: (outcome: Outcome) => number) =>
    Math.max(0, ...hits.map(of));
  process.stdout.write(
    `${hits.length} hits of ${tried.length}; slowest ${most(
      o => o.tookMs,
    )} ms; at most ${most(o => o.readAgain)} pages read again\n`,
  );
  const stale = outcomes.filter(outcome => outcome.stale).length;
  process.stdout.write(`${stale} woke up with a page that had changed\n`);
  const forgotten = outcomes.flatMap(each => each.forgotten);
  process.stdout.write(
    `${forgotten.length} entities forgotten by a killed catalog, and handed over again\n`,
  );
  return hits.length > tried.length / 2 && stale > 0;
}

main(process.argv.slice(2)).then(
  code => process.exit(code),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
