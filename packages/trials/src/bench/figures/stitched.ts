import type { Figure } from '../report';
import { ofSample } from '../report';
import { OURS, type Portal } from '../portalProcess';
import { interleave, ratios, summarize, timed } from '../rounds';
import { StandIn } from '../standIns/standIn';
import type { ListState } from '../standIns/list';
import { ITEMS, listTools, ROWS } from '../tools';
import { until } from '../until';
import type { FigureContext, FigureGroup } from './figure';

/**
 * Items that people see before: as for the time of a sync, a portal that runs is not cold. Both
 * start from here.
 */
const WARM = 200;

/**
 * Until people see every item, beside a bare provider of the same entities: the catalog's own
 * stitching is the ceiling of both.
 */
export const stitched: FigureGroup = {
  name: 'stitched',
  measure: context =>
    StandIn.with({ kind: 'list', state: { items: WARM } }, tool =>
      measureWith(tool, context),
    ),
};

async function measureWith(
  tool: StandIn<ListState>,
  { say, sizes, world }: FigureContext,
): Promise<Figure[]> {
  const items = WARM + sizes.small;
  const perSecond = (tookMs: number) => (sizes.small / tookMs) * 1000;
  const files = { warm: '', all: '' };
  let searchRows: number[] = [];
  const ours = async (portal: Portal) => {
    await tool.set({ items: WARM });
    await portal.sync(...ROWS);
    await untilVisible(portal, WARM);
    await whenSettled(portal);
    const handed = () => portal.handedEntities(OURS);
    files.warm ||= await world.write('warm', await handed());
    await tool.set({ items });
    await portal.begin(...ROWS);
    const tookMs = await timed(() => untilVisible(portal, items));
    searchRows = await portal.searchRows(OURS);
    files.all ||= await world.write('stitched', await handed());
    return perSecond(tookMs);
  };
  const bare = async (portal: Portal) => {
    await portal.provide('bare', files.warm);
    await whenSettled(portal);
    const tookMs = await timed(async () => {
      await portal.provide('bare', files.all);
      await untilVisible(portal, items);
    });
    return perSecond(tookMs);
  };
  const measured = await interleave(sizes.rounds, {
    ours: round => {
      say(`${items} items, round ${round + 1} of ${sizes.rounds}`);
      const tools = listTools(tool, 'all');
      return world.withPortal(
        { features: ['tools', 'feed'], tools, processing: true },
        ours,
      );
    },
    bare: () => world.withPortal({ features: [], processing: true }, bare),
  });
  return figures(measured, searchRows);
}

function figures(
  measured: Record<'ours' | 'bare', number>[],
  rows: number[],
): Figure[] {
  const rate = (of: 'ours' | 'bare') =>
    Math.round(summarize(measured.map(round => round[of])).median);
  return [
    ofSample(
      'stitched_rate_vs_bare_provider',
      ratios(measured, 'ours', 'bare'),
      {
        aim: { least: 0.95 },
        note: `ours ${rate('ours')} a second, bare ${rate('bare')}`,
      },
    ),
    {
      key: 'search_rows_per_entity',
      value: rows.reduce((sum, of) => sum + of, 0) / rows.length,
      aim: { most: 30 },
      note: `${rows[0]} for the tool, which has up to 150 relations; ${rows[1]} for the item with most`,
    },
  ];
}

/** Until the entities that come by themselves are stitched: of the tool, and of the unowned. */
async function whenSettled(portal: Portal): Promise<void> {
  await until(async () => {
    const handed = await portal.countHanded(OURS);
    return handed > 0 && handed === (await portal.countVisible(OURS));
  });
}

/** The items alone: the group of the unowned goes when they are many. */
async function untilVisible(portal: Portal, count: number): Promise<void> {
  await until(async () => (await portal.countVisible(ITEMS)) >= count, 200);
}
