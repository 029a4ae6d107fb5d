import type { Figure } from '../report';
import { summarize } from '../rounds';
import { StandIn } from '../standIns/standIn';
import type { ListState } from '../standIns/list';
import { listTools, ROWS } from '../tools';
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

/** MiB of resident memory above that of the backend after a sync of few items. */
async function aboveIdle(
  items: number,
  { world }: FigureContext,
): Promise<number> {
  const tool = await StandIn.start<ListState>('list', { items: 100 });
  const portal = await world.start({
    features: ['tools'],
    tools: listTools(tool),
    processing: false,
    execArgv: [GC],
  });
  try {
    await portal.pauseAll();
    await portal.sync(...ROWS);
    const idle = await portal.rest();
    await tool.set({ items });
    await portal.sync(...ROWS);
    const { peakRss } = await portal.peak();
    return Math.max(0, peakRss - idle.rss);
  } finally {
    await portal.stop();
    await tool.stop();
  }
}

/** A first and an unchanged sync of many items, in a process with a small heap. */
async function bounded({ sizes, world }: FigureContext): Promise<Figure> {
  const items = sizes.bounded;
  const tool = await StandIn.start<ListState>('list', { items });
  const portal = await world.start({
    features: ['tools'],
    tools: listTools(tool),
    processing: false,
    execArgv: [GC, `--max-old-space-size=${HEAP_MB}`],
  });
  try {
    await portal.pauseAll();
    await portal.rest();
    const run = await portal.sync(...ROWS);
    await portal.sync(...ROWS);
    const { peakRss } = await portal.peak();
    return {
      key: `items_with_${HEAP_MB}_mb_of_heap`,
      value: run.outcome === 'complete' ? run.added : 0,
      aim: { least: items },
      note: `peak of the process ${Math.round(peakRss)} MiB`,
    };
  } finally {
    await portal.stop();
    await tool.stop();
  }
}
