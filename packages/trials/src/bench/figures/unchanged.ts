import type { Figure } from '../report';
import type { Portal, Written } from '../portalProcess';
import { OURS } from '../portalProcess';
import { StandIn } from '../standIns/standIn';
import type { ListState } from '../standIns/list';
import { listTools, ROWS } from '../tools';
import { until } from '../until';
import type { FigureContext, FigureGroup } from './figure';

/**
 * What tells that, and how, a run went: it is written by every run and holds nothing of an item.
 * The scheduler and the keys of the backend write by the clock.
 */
const BOOKS =
  /\.(tools_syncs|tools_runs|tools_checkpoints|tools_notices|strata_tools_cursor|backstage_backend_.*|knex_migrations.*)$/;

/** Every hundredth row changes. */
const CHANGE_EVERY = 100;

/** What a cycle writes when nothing, or one percent, has changed. */
export const unchanged: FigureGroup = {
  name: 'unchanged',
  async measure(context) {
    return [...(await stored(context)), ...(await stitchedAgain(context))];
  },
};

async function stored({ say, sizes, world }: FigureContext): Promise<Figure[]> {
  const items = sizes.large;
  const tool = await StandIn.start<ListState>('list', {
    items,
    pageSize: 500,
    changeEvery: CHANGE_EVERY,
  });
  const portal = await world.start({
    features: ['tools', 'feed'],
    tools: listTools(tool, 'all'),
    processing: false,
  });
  try {
    say(`first sync of ${items} items`);
    await portal.sync(...ROWS);
    await until(async () => (await portal.countHanded(OURS)) > items);
    const still: Written[] = [];
    const changed: Written[] = [];
    for (let round = 1; round <= sizes.rounds; round++) {
      say(`nothing and 1 % changed, round ${round} of ${sizes.rounds}`);
      still.push(
        await itemRows(portal, async () => {
          await portal.sync(...ROWS);
        }),
      );
      changed.push(
        await itemRows(portal, async () => {
          const seq = await lastFollowed(portal);
          await tool.set({ generation: round });
          await portal.sync(...ROWS);
          await until(async () => (await lastFollowed(portal)) > seq);
        }),
      );
    }
    return [
      most('unchanged_rows_written', still, total, { most: 0 }),
      most(
        'one_percent_rows_vs_changed',
        changed,
        rows => mostOf(rows) / (items / CHANGE_EVERY),
        { most: 1.05 },
        'the most of any table of ours, or the one that we give the catalog',
      ),
      most(
        'one_percent_rows_all_tables_vs_changed',
        changed,
        rows => total(rows) / (items / CHANGE_EVERY),
        undefined,
        Object.keys(changed[0]).join(', '),
      ),
    ];
  } finally {
    await portal.stop();
    await tool.stop();
  }
}

/** With the catalog's own processing: whether it stitches anything again. */
async function stitchedAgain({ say, sizes, world }: FigureContext) {
  const items = sizes.rounds > 1 ? 500 : 60;
  const tool = await StandIn.start<ListState>('list', { items });
  const portal = await world.start({
    features: ['tools', 'feed'],
    tools: listTools(tool, 'all'),
    processing: true,
  });
  try {
    say(`stitching ${items} items`);
    await portal.sync(...ROWS);
    await until(async () => (await portal.countVisible(OURS)) > items);
    const rounds: Written[] = [];
    for (let round = 1; round <= sizes.rounds; round++) {
      rounds.push(await itemRows(portal, () => portal.sync(...ROWS)));
    }
    return [
      most(
        'unchanged_restitches',
        rounds,
        rows => rows['catalog.final_entities'] ?? 0,
        { most: 0 },
      ),
    ];
  } finally {
    await portal.stop();
    await tool.stop();
  }
}

async function itemRows(portal: Portal, act: () => Promise<unknown>) {
  const written = await portal.writtenBy(act);
  return Object.fromEntries(
    Object.entries(written).filter(([table]) => !BOOKS.test(table)),
  );
}

async function lastFollowed(portal: Portal): Promise<number> {
  const row = await portal.db('catalog.strata_tools_cursor').first();
  return Number(row?.seq ?? 0);
}

/** How the catalog keeps account of who gave it an entity is its own: it deletes and inserts. */
function mostOf(rows: Written): number {
  const { 'catalog.refresh_state_references': _, ...ours } = rows;
  return Math.max(...Object.values(ours));
}

function total(rows: Written): number {
  return Object.values(rows).reduce((sum, each) => sum + each, 0);
}

/** Counts are exact: the worst round stands. */
function most(
  key: string,
  rounds: Written[],
  valueOf: (rows: Written) => number,
  aim?: Figure['aim'],
  note?: string,
): Figure {
  const values = rounds.map(valueOf);
  return {
    key,
    value: Math.max(...values),
    spread: {
      least: Math.min(...values),
      most: Math.max(...values),
      rounds: values.length,
    },
    aim,
    note,
  };
}
