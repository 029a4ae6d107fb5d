import { ofSample, type Figure } from '../report';
import { interleave, ratios, timed } from '../rounds';
import { StandIn } from '../standIns/standIn';
import { listTools, ROWS } from '../tools';
import type { FigureContext, FigureGroup } from './figure';

/** Milliseconds of a round trip to a tool in the same region. */
const ROUND_TRIP_MS = 20;

const AIM = { most: 1.3 };

/**
 * Items that a portal has read before: one that runs is not cold. A process that has just started
 * takes some 150 ms longer, as long as its code is not compiled.
 */
const WARM = 500;

/** How long a sync takes, beside nothing but asking for the same pages one after the other. */
export const wall: FigureGroup = {
  name: 'wall',
  async measure(context) {
    const { sizes } = context;
    const figures: Figure[] = [];
    for (const items of new Set([sizes.small, sizes.middle, sizes.large])) {
      figures.push(...(await measureAt(items, context)));
    }
    const main = figures.find(({ key }) =>
      key.endsWith(`first_${sizes.middle}`),
    )!;
    return [{ ...main, key: 'wall_vs_sequential_paging' }, ...figures];
  },
};

function measureAt(items: number, context: FigureContext): Promise<Figure[]> {
  const { say, sizes, world } = context;
  let again = 0;
  const { rounds } = sizes;
  const list = { state: { items }, latencyMs: ROUND_TRIP_MS };
  return StandIn.with({ kind: 'list', ...list }, async tool => {
    const measured = await interleave(rounds, {
      paging: async round => {
        say(`${items} items, round ${round + 1} of ${rounds}`);
        return timed(() => page(tool.baseUrl));
      },
      first: () =>
        world.withPortal(
          { features: ['tools'], tools: listTools(tool), processing: false },
          async portal => {
            await tool.set({ items: WARM });
            await portal.sync(...ROWS);
            await tool.set({ items });
            const run = await portal.sync(...ROWS);
            again = (await portal.sync(...ROWS)).duration_ms;
            return run.duration_ms;
          },
        ),
      unchanged: async () => again,
    });
    return (['first', 'unchanged'] as const).map(of =>
      ofSample(`wall_${of}_${items}`, ratios(measured, of, 'paging'), {
        aim: AIM,
        note: `${of} sync at ${ROUND_TRIP_MS} ms a round trip, pages of 100, ${WARM} items read before`,
      }),
    );
  });
}

/** Asks for page after page and parses them, and does nothing else. */
async function page(baseUrl: string): Promise<void> {
  let after: number | null = null;
  do {
    const query: string = after === null ? '' : `?after=${after}`;
    const response = await fetch(`${baseUrl}/rows${query}`);
    after = ((await response.json()) as { next: number | null }).next;
  } while (after !== null);
}
