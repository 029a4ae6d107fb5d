import { ofSample } from '../report';
import { interleave, ratios } from '../rounds';
import { StandIn } from '../standIns/standIn';
import type { ListState } from '../standIns/list';
import { listTools, ROWS } from '../tools';
import type { FigureContext, FigureGroup } from './figure';

/** 2 % of the rows repeat an id. */
const REPEAT_EVERY = 50;

/** What ids that come twice cost, and whether all of them are told. */
export const duplicates: FigureGroup = {
  name: 'duplicates',
  measure: context =>
    StandIn.with(
      { kind: 'list', state: { items: context.sizes.middle } },
      tool => measureWith(tool, context),
    ),
};

async function measureWith(
  tool: StandIn<ListState>,
  { say, sizes, world }: FigureContext,
) {
  const told: number[] = [];
  const first = async (repeatEvery: number) => {
    await tool.set({ repeatEvery });
    return world.withPortal(
      { features: ['tools'], tools: listTools(tool), processing: false },
      async portal => {
        const run = await portal.sync(...ROWS);
        if (repeatEvery) told.push(run.invalid);
        return run.duration_ms;
      },
    );
  };
  const measured = await interleave(sizes.rounds, {
    clean: round => {
      say(`${sizes.middle} items, round ${round + 1} of ${sizes.rounds}`);
      return first(0);
    },
    repeated: () => first(REPEAT_EVERY),
  });
  return [
    ofSample(
      'duplicates_time_vs_clean',
      ratios(measured, 'repeated', 'clean'),
      { aim: { most: 1.05 } },
    ),
    {
      key: 'duplicates_reported',
      value: Math.min(...told) / Math.floor(sizes.middle / REPEAT_EVERY),
      aim: { least: 1 },
    },
  ];
}
