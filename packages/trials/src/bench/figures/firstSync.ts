import { summarize } from '../rounds';
import { OURS } from '../portalProcess';
import { StandIn } from '../standIns/standIn';
import type { ListState } from '../standIns/list';
import { listTools, ROWS } from '../tools';
import { until } from '../until';
import type { FigureContext, FigureGroup } from './figure';

/** Rows that the tool shows at once. */
const PAGE = 500;

interface Measured {
  rate: number;
  entities?: object[];
}

/**
 * From empty tables to rows of the catalog's tables, beside a provider that hands the same
 * entities over as one full mutation. The catalog's own processing is off for both: a figure of
 * its own measures it.
 */
export const firstSync: FigureGroup = {
  name: 'first-sync',
  async measure(context) {
    const { say, sizes } = context;
    const figures = [];
    for (const items of new Set([sizes.middle, sizes.large])) {
      const peers = items === sizes.large ? sizes.fullMutations : sizes.rounds;
      const ours: number[] = [];
      const plain: number[] = [];
      for (let round = 1; round <= sizes.rounds; round++) {
        say(`${items} items, round ${round} of ${sizes.rounds}`);
        const { rate, entities } = await sync(items, context);
        ours.push(rate);
        if (round > peers) continue;
        say(`${items} entities as one full mutation`);
        plain.push(await mutate(entities!, context));
      }
      const base = summarize(plain).median;
      const { median, ...spread } = summarize(
        ours.map((rate, at) => rate / (plain[at] ?? base)),
      );
      const note = `ours ${perSecond(ours)} a second, full mutation ${perSecond(
        plain,
      )} (${plain.length} rounds)`;
      const figure = { value: median, spread, note };
      figures.push(
        items === sizes.large
          ? {
              ...figure,
              key: 'first_sync_vs_full_mutation',
              aim: { least: 25 },
            }
          : { ...figure, key: `first_sync_vs_full_mutation_${items}` },
      );
    }
    return figures;
  },
};

function perSecond(rates: number[]): number {
  return Math.round(summarize(rates).median);
}

/** Items a second from the start of the sync to the catalog's tables. */
async function sync(
  items: number,
  { world }: FigureContext,
): Promise<Measured> {
  const tool = await StandIn.start<ListState>('list', {
    items,
    pageSize: PAGE,
  });
  const portal = await world.start({
    features: ['tools', 'feed'],
    tools: listTools(tool, 'all'),
    processing: false,
    empty: true,
  });
  try {
    await portal.pauseAll();
    // The instance and the group of the unowned come first, by themselves.
    await until(async () => (await portal.countHanded(OURS)) > 0);
    const others = await portal.countHanded(OURS);
    const started = performance.now();
    await portal.makeDue(...ROWS);
    await until(
      async () => (await portal.countHanded(OURS)) >= items + others,
      200,
    );
    const rate = (items / (performance.now() - started)) * 1000;
    return { rate, entities: await portal.handedEntities(OURS) };
  } finally {
    await portal.stop();
    await tool.stop();
  }
}

async function mutate(
  entities: object[],
  { world }: FigureContext,
): Promise<number> {
  const file = await world.write('entities', entities);
  const portal = await world.start({
    features: [],
    processing: false,
    empty: true,
  });
  try {
    const tookMs = await portal.provide('bare', file);
    return (entities.length / tookMs) * 1000;
  } finally {
    await portal.stop();
  }
}
