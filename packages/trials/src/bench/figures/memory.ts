import type { Portal } from '../portalProcess';
import type { Figure } from '../report';
import { summarize } from '../rounds';
import { StandIn } from '../standIns/standIn';
import { ITEMS, listTools, ROWS } from '../tools';
import { until } from '../until';
import type { Feature } from '../world';
import type { FigureContext, FigureGroup } from './figure';

const HEAP_MB = 512;
const GC = '--expose-gc';

/** How much memory a sync takes beside that of the idle backend. */
export const memory: FigureGroup = {
  name: 'memory',
  async measure(context) {
    const { say, sizes } = context;
    const few: number[] = [];
    const many: number[] = [];
    for (let round = 1; round <= sizes.rounds; round++) {
      say(`round ${round} of ${sizes.rounds}`);
      few.push(await aboveIdle(sizes.large / 10, context));
      many.push(await aboveIdle(sizes.large, context));
    }
    const [small, large] = [summarize(few), summarize(many)];
    const growth = summarize(many.map((value, at) => value / few[at]));
    say(`${sizes.bounded} items with ${HEAP_MB} MB of heap`);
    return [
      figure('memory_growth_10x_items', growth, 1.2),
      figure(`memory_mib_${sizes.large / 10}`, small, 64),
      figure(`memory_mib_${sizes.large}`, large, 64),
      await bounded(context),
    ];
  },
};

function figure(
  key: string,
  { median, ...spread }: ReturnType<typeof summarize>,
  most: number,
): Figure {
  return { key, value: median, spread, aim: { most } };
}

/** MiB of resident memory above that of a backend that has read nothing yet. */
function aboveIdle(items: number, context: FigureContext): Promise<number> {
  return within(context, items, { execArgv: [GC] }, async portal => {
    const idle = await portal.rest();
    await portal.sync(...ROWS);
    const { peakRss } = await portal.peak();
    return Math.max(0, peakRss - idle.rss);
  });
}

/**
 * A first and an unchanged sync of many items, and the hourly comparison of all with the catalog's
 * tables, in a process with a small heap.
 */
function bounded(context: FigureContext): Promise<Figure> {
  const items = context.sizes.bounded;
  const execArgv = [GC, `--max-old-space-size=${HEAP_MB}`];
  const sent = { features: ['tools', 'feed'], catalog: 'all' } as const;
  return within(context, items, { execArgv, ...sent }, async portal => {
    await portal.rest();
    const run = await portal.sync(...ROWS);
    const handed = async () => (await portal.countHanded(ITEMS)) >= items;
    await until(handed, 500);
    await portal.sync(...ROWS);
    await portal.compareAll();
    const { peakRss } = await portal.peak();
    return {
      key: `items_with_${HEAP_MB}_mb_of_heap`,
      value: run.outcome === 'complete' ? run.added : 0,
      aim: { least: items },
      note: `peak of the process ${Math.round(peakRss)} MiB`,
    };
  });
}

function within<T>(
  { world }: FigureContext,
  items: number,
  options: {
    execArgv: string[];
    features?: readonly Feature[];
    catalog?: 'all';
  },
  measure: (portal: Portal) => Promise<T>,
): Promise<T> {
  const { execArgv, features = ['tools'], catalog } = options;
  return StandIn.with({ kind: 'list', state: { items } }, tool =>
    world.withPortal(
      {
        features,
        tools: listTools(tool, catalog),
        processing: false,
        execArgv,
      },
      measure,
    ),
  );
}
