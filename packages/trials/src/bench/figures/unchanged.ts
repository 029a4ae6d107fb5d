import type { Figure } from '../report';
import type { Portal, Written } from '../portalProcess';
import { OURS } from '../portalProcess';
import { StandIn } from '../standIns/standIn';
import type { ListState } from '../standIns/list';
import { listTools, ROWS } from '../tools';
import { until } from '../until';
import type { FigureContext, FigureGroup } from './figure';

/**
 * What tells that, and how, a run goes, with the page that it has in hand: every run writes it. The
 * scheduler and the keys of the backend write by the clock, and so does what notes once a minute
 * that all changes so far have been looked at together.
 */
const BOOKS =
  /\.(tools_syncs|tools_runs|tools_checkpoints|tools_kept_pages|tools_notices|tools_worked_out|strata_tools_cursor|backstage_backend_.*|knex_migrations.*)$/;

/** Every hundredth row changes. */
const CHANGE_EVERY = 100;

/** What a cycle writes when nothing, or one percent, has changed. */
export const unchanged: FigureGroup = {
  name: 'unchanged',
  async measure(context) {
    return [...(await stored(context)), ...(await stitchedAgain(context))];
  },
};

function stored(context: FigureContext): Promise<Figure[]> {
  const { say, sizes } = context;
  const items = sizes.large;
  const state = { items, pageSize: 500, changeEvery: CHANGE_EVERY };
  return within(context, { state, processing: false }, async (portal, tool) => {
    say(`first sync of ${items} items`);
    await portal.sync(...ROWS);
    await until(async () => (await portal.countHanded(OURS)) > items);
    const still: Written[] = [];
    const changed: Written[] = [];
    for (let round = 1; round <= sizes.rounds; round++) {
      say(`nothing and 1 % changed, round ${round} of ${sizes.rounds}`);
      still.push(await itemRows(portal, () => portal.sync(...ROWS)));
      changed.push(
        await itemRows(portal, async () => {
          const seq = await lastFollowed(portal);
          await tool.set({ generation: round });
          await portal.sync(...ROWS);
          await until(async () => (await lastFollowed(portal)) > seq);
        }),
      );
    }
    return storedFigures(still, changed, items / CHANGE_EVERY);
  });
}

function storedFigures(
  still: Written[],
  changed: Written[],
  changedRows: number,
): Figure[] {
  return [
    most('unchanged_rows_written', still, total, { most: 0 }),
    most(
      'one_percent_rows_vs_changed',
      changed,
      rows => mostOf(rows) / changedRows,
      { most: 1.05 },
      'the most of any table of ours, or the one that we give the catalog',
    ),
    most(
      'one_percent_rows_all_tables_vs_changed',
      changed,
      rows => total(rows) / changedRows,
      undefined,
      Object.keys(changed[0]).join(', '),
    ),
  ];
}

/** With the catalog's own processing: whether it stitches anything again. */
function stitchedAgain(context: FigureContext): Promise<Figure[]> {
  const { say, sizes } = context;
  const items = sizes.rounds > 1 ? 500 : 60;
  const state = { items };
  return within(context, { state, processing: true }, async portal => {
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
  });
}

function within<T>(
  { world }: FigureContext,
  options: { state: Partial<ListState>; processing: boolean },
  measure: (portal: Portal, tool: StandIn<ListState>) => Promise<T>,
): Promise<T> {
  const { state, processing } = options;
  return StandIn.with({ kind: 'list', state }, tool =>
    world.withPortal(
      {
        features: ['tools', 'feed'],
        tools: listTools(tool, 'all'),
        processing,
      },
      portal => measure(portal, tool),
    ),
  );
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
