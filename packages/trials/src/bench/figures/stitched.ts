import type { Figure } from '../report';
import { ofSample } from '../report';
import { OURS, type Portal } from '../portalProcess';
import { interleave, ratios, summarize, timed } from '../rounds';
import { StandIn } from '../standIns/standIn';
import type { ListState } from '../standIns/list';
import { listTools, ROWS } from '../tools';
import { until } from '../until';
import type { FigureContext, FigureGroup } from './figure';

/**
 * Until people see every item, beside a bare provider of the same entities in the same process:
 * the catalog's own stitching is the ceiling of both.
 */
export const stitched: FigureGroup = {
  name: 'stitched',
  async measure(context) {
    const { say, sizes, world } = context;
    const items = sizes.small;
    const tool = await StandIn.start<ListState>('list', { items });
    let file = '';
    let searchRows = 0;
    try {
      const measured = await interleave(sizes.rounds, {
        ours: round => {
          say(`${items} items, round ${round + 1} of ${sizes.rounds}`);
          return within(
            context,
            { features: ['tools', 'feed'], tool },
            async portal => {
              await portal.pauseAll();
              const others = await whenSettled(portal);
              const tookMs = await timed(async () => {
                await portal.makeDue(...ROWS);
                await untilVisible(portal, items + others);
              });
              searchRows = await portal.searchRowsAtMost(OURS);
              file ||= await world.write(
                'stitched',
                await portal.handedEntities(OURS),
              );
              return (items / tookMs) * 1000;
            },
          );
        },
        bare: () =>
          within(context, { features: [] }, async portal => {
            const tookMs = await timed(async () => {
              await portal.provide('bare', file);
              await untilVisible(portal, items);
            });
            return (items / tookMs) * 1000;
          }),
      });
      return figures(measured, searchRows);
    } finally {
      await tool.stop();
    }
  },
};

function figures(
  measured: Record<'ours' | 'bare', number>[],
  rows: number,
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
    { key: 'search_rows_per_entity', value: rows, aim: { most: 30 } },
  ];
}

async function within(
  { world }: FigureContext,
  {
    features,
    tool,
  }: { features: ('tools' | 'feed')[]; tool?: StandIn<ListState> },
  measure: (portal: Portal) => Promise<number>,
): Promise<number> {
  const portal = await world.start({
    features,
    tools: tool && listTools(tool, 'all'),
    processing: true,
  });
  try {
    return await measure(portal);
  } finally {
    await portal.stop();
  }
}

/** Entities for the tool itself, which come by themselves, once they are stitched. */
async function whenSettled(portal: Portal): Promise<number> {
  await until(async () => {
    const handed = await portal.countHanded(OURS);
    return handed > 0 && handed === (await portal.countVisible(OURS));
  });
  return portal.countVisible(OURS);
}

async function untilVisible(portal: Portal, count: number): Promise<void> {
  await until(async () => (await portal.countVisible(OURS)) >= count, 200);
}
