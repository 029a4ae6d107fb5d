import { OURS } from '../portalProcess';
import { ofSample, type Figure } from '../report';
import { summarize, timed } from '../rounds';
import { StandIn } from '../standIns/standIn';
import { ITEMS, listTools, ROWS } from '../tools';
import { until } from '../until';
import type { FigureContext, FigureGroup } from './figure';

/** Rows that the tool shows at once. */
const PAGE = 500;

/** What goes through the catalog fastest. */
const DELTA = 1000;

/** Items a second. */
interface Rates {
  ours: number[];
  /** One full mutation of the same entities: the plainest provider. */
  full: number[];
  /** Deltas of the same entities that a file holds: the catalog's own ceiling. */
  deltas: number[];
}

/**
 * From empty tables to rows of the catalog's tables, beside providers that have the same entities
 * at hand. The catalog's own processing is off for all: a figure of its own measures it.
 */
export const firstSync: FigureGroup = {
  name: 'first-sync',
  async measure(context) {
    const { large, middle } = context.sizes;
    const figures = [];
    for (const items of new Set([middle, large])) {
      const suffix = items === large ? '' : `_${items}`;
      figures.push(...toFigures(await measureAt(items, context), suffix));
    }
    return figures;
  },
};

async function measureAt(
  items: number,
  context: FigureContext,
): Promise<Rates> {
  const { say, sizes, world } = context;
  const rates: Rates = { ours: [], full: [], deltas: [] };
  for (let round = 1; round <= sizes.rounds; round++) {
    say(`${items} items, round ${round} of ${sizes.rounds}`);
    const { rate, entities } = await sync(items, context);
    rates.ours.push(rate);
    const file = await world.write('entities', entities);
    say(`${items} entities in deltas`);
    rates.deltas.push(items / (await provideDeltas(entities, context)));
    say(`${items} entities as one full mutation`);
    rates.full.push(items / (await provideAll(file, context)));
  }
  return rates;
}

function toFigures({ ours, full, deltas }: Rates, suffix: string): Figure[] {
  const typical = (rates: number[]) => summarize(rates).median;
  const against = (peers: number[]) =>
    summarize(ours.map((rate, at) => rate / peers[at]));
  const told = (rates: number[]) => `${Math.round(typical(rates))} a second`;
  return [
    ofSample(`first_sync_vs_full_mutation${suffix}`, against(full), {
      aim: suffix ? undefined : { least: 25 },
      note: `ours ${told(ours)}, full mutation ${told(full)}`,
    }),
    ofSample(`first_sync_vs_catalog_deltas${suffix}`, against(deltas), {
      note: `deltas of entities at hand ${told(deltas)}`,
    }),
  ];
}

const EMPTY = { processing: false, empty: true };

/** Items a second from the start of the sync to the catalog's tables. */
function sync(
  items: number,
  { world }: FigureContext,
): Promise<{ rate: number; entities: object[] }> {
  const state = { items, pageSize: PAGE };
  return StandIn.with({ kind: 'list', state }, tool =>
    world.withPortal(
      {
        ...EMPTY,
        features: ['tools', 'feed'],
        tools: listTools(tool, 'all'),
      },
      async portal => {
        // The instance comes first, by itself.
        await until(async () => (await portal.countHanded(OURS)) > 0);
        const before = await portal.countRuns();
        await portal.begin(...ROWS);
        const tookMs = await timed(async () => {
          await portal.runAfter(before);
          // Counting them takes the database some time, so not before most are there.
          await until(
            async () => (await portal.countHanded(ITEMS)) >= items,
            200,
          );
        });
        const entities = await portal.handedEntities(OURS);
        return { rate: (items / tookMs) * 1000, entities };
      },
    ),
  );
}

/** Seconds. */
function provideAll(file: string, { world }: FigureContext): Promise<number> {
  return world.withPortal(
    { ...EMPTY, features: [] },
    async portal => (await portal.provide('bare', file)) / 1000,
  );
}

/** Seconds, with PostgreSQL told of the first rows, as else its plans are those of an empty table. */
async function provideDeltas(
  entities: object[],
  { world }: FigureContext,
): Promise<number> {
  const first = await world.write('first', entities.slice(0, DELTA));
  const rest = await world.write('rest', entities.slice(DELTA));
  return world.withPortal({ ...EMPTY, features: [] }, async portal => {
    const tookMs = await portal.provide('bare', first, DELTA);
    await portal.db.raw('analyze catalog.refresh_state');
    return (tookMs + (await portal.provide('bare', rest, DELTA))) / 1000;
  });
}
