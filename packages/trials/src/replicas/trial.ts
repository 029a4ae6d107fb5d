import type { Knex } from 'knex';
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { ListTool } from '../shared/listTool';
import type { Replicas } from './replicas';

/** Seconds within which work must be resumed after its process died. */
const RESUME_SECONDS = 60;

const HOUR_MS = 3_600_000;

/** Refs of the entities of items. */
const ENTITIES = 'resource:default/ci-job-%';

/** Milliseconds within which a process that reads asks for its next page. */
const ASKS_WITHIN_MS = 100;

export interface World {
  /** Of the tools plugin, and of the catalog. */
  db: Knex;
  catalog: Knex;
  tool: ListTool;
  replicas: Replicas;
  random: () => number;
}

export interface Outcome {
  /** Milliseconds from the death of a process to the end of the run. */
  tookMs: number;
  /** Pages that the tool was asked for more than once. */
  readAgain: number;
  /** Whether a process was to be hit, and whether it held the sync then. */
  struck: boolean;
  hit: boolean;
  /** Whether it woke up with a page in its hands that had changed meanwhile. */
  stale: boolean;
  /** Titles of entities that the catalog took and forgot to show, until they were given again. */
  forgotten: string[];
}

const key = { instance: 'listtool.main', resource: 'rows' };

/** Lets one run happen and hits the process that does it, at a random point. */
export async function trial(
  world: World,
  hit: 'none' | 'SIGKILL' | 'SIGSTOP',
): Promise<Outcome> {
  const { db, replicas, tool } = world;
  change(world);
  tool.asked.length = 0;
  const before = await lastRun(db);
  await makeDue(db);
  const victim = hit === 'none' ? undefined : await strike(world, hit, before);
  const changed =
    victim?.asks !== undefined && (await changeBehind(world, victim.asks));
  const since = Date.now();
  await untilRun(db, before);
  const tookMs = Date.now() - since;
  if (victim && hit === 'SIGSTOP') {
    replicas.signal(victim.pid, 'SIGCONT');
    // The one that was asleep finds out that it has lost the sync.
    await wait(1500);
  }
  await assertEqual(world);
  const forgotten = await untilCatalogEqual(world);
  assert.equal(await countRuns(db, before), 1, 'one run is recorded');
  return {
    tookMs,
    readAgain: tool.asked.length - tool.pages,
    struck: hit !== 'none',
    hit: Boolean(victim),
    stale: changed && hit === 'SIGSTOP',
    forgotten,
  };
}

/** Some rows come, some are renamed, some go. */
function change({ random, tool }: World) {
  const ids = [...tool.rows.keys()];
  const some = () => ids[Math.floor(random() * ids.length)];
  for (let count = 0; count < 5; count++) {
    tool.rows.set(some(), `renamed ${random()}`);
    replace({ random, tool }, some());
  }
}

function replace({ random, tool }: Pick<World, 'random' | 'tool'>, id: number) {
  tool.rows.delete(id);
  tool.rows.set(Math.max(...tool.rows.keys()) + 1, `new ${random()}`);
}

/**
 * Once the page behind a cursor is on its way to a process that is hit, it changes, and so do those
 * behind it: whoever goes on reads what is new, and what the process holds must not be stored.
 */
async function changeBehind(
  { random, tool }: World,
  cursor: number,
): Promise<boolean> {
  while (tool.open.size) await wait(1);
  const ids = [...tool.rows.keys()].sort((a, b) => a - b);
  const [first, second, ...others] = ids.filter(id => id > cursor);
  if (second === undefined) return false;
  tool.rows.set(first, `renamed ${random()}`);
  replace({ random, tool }, second);
  for (const id of others) {
    if (random() < 0.1) tool.rows.set(id, `renamed ${random()}`);
  }
  return true;
}

/** Waits until a process has read some pages, and hits it: while it waits for one, if it still does. */
async function strike(
  { db, random, replicas, tool }: World,
  signal: 'SIGKILL' | 'SIGSTOP',
  before: string,
): Promise<{ pid: number; asks?: number } | undefined> {
  const page = Math.floor(random() * tool.pages);
  while (tool.asked.length < page) {
    await wait(2);
    if (await countRuns(db, before)) return undefined;
  }
  await wait(random() * 30);
  const sync = await db('tools_syncs').where(key).first();
  const pid = Number(String(sync.holder ?? '').split('.')[0]);
  if (!pid) return undefined;
  const patience = Date.now() + ASKS_WITHIN_MS;
  while (!tool.open.size && Date.now() < patience) await wait(1);
  const [asks] = tool.open;
  if (signal === 'SIGKILL') await replicas.kill(pid);
  else replicas.signal(pid, signal);
  return { pid, asks };
}

async function makeDue(db: Knex) {
  await db('tools_syncs')
    .where(key)
    .update({ next_run_at: '2020-01-01T00:00:00.000Z' });
}

async function untilRun(db: Knex, before: string) {
  const deadline = Date.now() + RESUME_SECONDS * 1000;
  while (!(await countRuns(db, before))) {
    if (Date.now() > deadline) {
      const sync = await db('tools_syncs').where(key).first();
      throw new Error(
        `Nobody finished the run within ${RESUME_SECONDS} seconds: ${JSON.stringify(
          sync,
        )}`,
      );
    }
    await wait(20);
  }
}

/** When the last run ended. */
async function lastRun(db: Knex): Promise<string> {
  const [{ last }] = await db('tools_runs').max({ last: 'finished_at' });
  return last ?? '';
}

/** Runs that ended since; the history keeps only the last ones. */
async function countRuns(db: Knex, since: string): Promise<number> {
  const [{ count }] = await db('tools_runs')
    .where('finished_at', '>', since)
    .count({ count: '*' });
  return Number(count);
}

/** After two quiet runs, which confirm what is gone, the catalog is as the tool. */
export async function settle(world: World): Promise<void> {
  const { db, tool } = world;
  for (let quiet = 0; quiet < 2; quiet++) {
    const before = await lastRun(db);
    await makeDue(db);
    await untilRun(db, before);
  }
  const [{ count }] = await db('tools_items').count({ count: '*' });
  assert.equal(Number(count), tool.rows.size, 'nothing is left over');
  await assertEqual(world);
  await untilCatalogEqual(world);
}

/**
 * Within a minute the catalog shows what the store has, no more and no less. Gives what it forgot to
 * show until later comparisons handed it over again.
 */
async function untilCatalogEqual({ catalog, db }: World): Promise<string[]> {
  const stored: string[] = await db('tools_items').pluck('title');
  stored.sort();
  const isEqual = async () =>
    isDeepStrictEqual(await titlesShown(catalog), stored);
  if (await comesTrue(isEqual)) return [];
  const forgotten = await titlesForgotten(catalog);
  const all = [...(await titlesShown(catalog)), ...forgotten];
  assert.deepEqual(all.sort(), stored, 'the catalog');
  const missed = catalog('strata_tools_emitted').whereNotNull('missed_at');
  await compare(catalog);
  assert.ok(await missed.clone().first(), 'what is forgotten is missed');
  await missed.clone().decrement('missed_at', HOUR_MS);
  await compare(catalog);
  assert.ok(await comesTrue(isEqual), 'what is forgotten is handed over again');
  return forgotten;
}

/** Lets a process compare the catalog with the store, and waits until it has. */
async function compare(catalog: Knex): Promise<void> {
  const cursor = catalog('strata_tools_cursor');
  await cursor.clone().update({ reconciled_at: 0 });
  const due = cursor.where({ reconciled_at: 0 });
  const isDone = async () => !(await due.clone().first());
  assert.ok(await comesTrue(isDone), 'the catalog is compared');
}

/** Asks for a minute. */
async function comesTrue(ask: () => Promise<boolean>): Promise<boolean> {
  const deadline = Date.now() + RESUME_SECONDS * 1000;
  while (!(await ask())) {
    if (Date.now() > deadline) return false;
    await wait(200);
  }
  return true;
}

/** Titles of the items that the catalog lists. */
async function titlesShown(catalog: Knex): Promise<string[]> {
  const titles: string[] = await catalog('search')
    .join('final_entities', 'final_entities.entity_id', 'search.entity_id')
    .where('search.key', 'metadata.title')
    .where('final_entities.entity_ref', 'like', ENTITIES)
    .pluck('search.original_value');
  return titles.sort();
}

/**
 * Titles of what the catalog has processed, does not list, and does not mean to stitch any more. A
 * catalog that is killed between two of its writes does not do the second one later:
 * https://github.com/backstage/backstage/issues/34686 and 35734.
 */
async function titlesForgotten(catalog: Knex): Promise<string[]> {
  const entities: string[] = await catalog('refresh_state as r')
    .leftJoin('stitch_queue as q', 'q.entity_ref', 'r.entity_ref')
    .where('r.entity_ref', 'like', ENTITIES)
    .whereNull('q.entity_ref')
    .whereNotNull('r.processed_entity')
    .pluck('r.processed_entity');
  const shown = new Set(await titlesShown(catalog));
  const titles = entities.map(entity => JSON.parse(entity).metadata.title);
  return titles.filter(title => !shown.has(title));
}

/** What is stored and not missing is what the tool has, no more and no less. */
async function assertEqual({ db, tool }: World) {
  const items = await db('tools_items')
    .select('external_id', 'title')
    .whereNull('missing_since');
  const stored = new Map(
    items.map(item => [Number(item.external_id), item.title]),
  );
  assert.deepEqual(
    [...stored].sort(([a], [b]) => a - b),
    [...tool.rows].sort(([a], [b]) => a - b),
  );
}
