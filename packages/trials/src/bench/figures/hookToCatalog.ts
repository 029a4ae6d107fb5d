import { withHooks } from '../hooks/hookedPortal';
import { OURS, type Portal } from '../portalProcess';
import { ofSample, type Figure } from '../report';
import { summarize, timed } from '../rounds';
import { until } from '../until';
import type { FigureContext } from './figure';

const ITEMS = 100;

/** Seconds from a webhook until people see in the catalog what it told of. */
export function hookToCatalog(context: FigureContext): Promise<Figure> {
  const options = {
    features: ['tools', 'feed', 'hooks'] as const,
    state: { items: ITEMS, changeEvery: 1 },
    catalog: 'all' as const,
    processing: true,
  };
  return withHooks(context, options, async ({ portal, sender, tool }) => {
    await until(async () => (await portal.countVisible(OURS)) > ITEMS);
    context.say('from single hooks to the catalog');
    const seconds: number[] = [];
    for (let generation = 1; generation <= context.sizes.rounds; generation++) {
      await tool.set({ generation });
      const took = await timed(async () => {
        const order = { to: 'ours', count: 1, items: ITEMS } as const;
        await sender.flood(portal, order, 1);
        await shown(portal, generation);
      });
      seconds.push(took / 1000);
    }
    return ofSample('hook_to_catalog_seconds', summarize(seconds), {
      aim: { most: 5 },
      note: 'stitched, so that people see it',
    });
  });
}

async function shown({ db }: Portal, generation: number): Promise<void> {
  const entities = db('catalog.final_entities').where(
    'final_entity',
    'like',
    `%generation ${generation}"%`,
  );
  await until(async () => Boolean(await entities.clone().first()), 20);
}
