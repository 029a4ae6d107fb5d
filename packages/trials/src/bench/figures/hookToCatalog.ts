import { SECRET } from '../hooks/hook';
import { Sender } from '../hooks/Sender';
import { OURS, type Portal } from '../portalProcess';
import { ofSample, type Figure } from '../report';
import { summarize, timed } from '../rounds';
import { StandIn } from '../standIns/standIn';
import type { ListState } from '../standIns/list';
import { listTools, ROWS } from '../tools';
import { until } from '../until';
import type { FigureContext } from './figure';

const ITEMS = 100;

/** Seconds from a webhook until people see in the catalog what it told of. */
export async function hookToCatalog({
  say,
  sizes,
  world,
}: FigureContext): Promise<Figure> {
  const state = { items: ITEMS, changeEvery: 1 };
  const tool = await StandIn.start<ListState>('list', state);
  const sender = await Sender.start();
  const tools = listTools(tool, 'all');
  Object.assign(tools.benchlist.main, { webhookSecret: SECRET });
  const portal = await world.start({
    features: ['tools', 'feed', 'hooks'],
    tools,
    processing: true,
  });
  try {
    await portal.pauseAll();
    await portal.sync(...ROWS);
    await until(async () => (await portal.countVisible(OURS)) > ITEMS);
    say('from single hooks to the catalog');
    const seconds: number[] = [];
    for (let generation = 1; generation <= sizes.rounds; generation++) {
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
  } finally {
    await portal.stop();
    await sender.stop();
    await tool.stop();
  }
}

async function shown({ db }: Portal, generation: number): Promise<void> {
  const entities = db('catalog.final_entities').where(
    'final_entity',
    'like',
    `%generation ${generation}"%`,
  );
  await until(async () => Boolean(await entities.clone().first()), 20);
}
