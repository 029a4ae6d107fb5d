import type { FigureContext } from '../figures/figure';
import type { Portal } from '../portalProcess';
import type { ListState } from '../standIns/list';
import { StandIn } from '../standIns/standIn';
import { listTools, ROWS } from '../tools';
import { until } from '../until';
import type { PortalOptions } from '../world';
import { SECRET } from './hook';
import { Sender } from './Sender';

export interface Hooked {
  portal: Portal;
  sender: Sender;
  tool: StandIn<ListState>;
}

interface HookedOptions extends Omit<PortalOptions, 'tools'> {
  state: Partial<ListState>;
  /** Items that the catalog gets. */
  catalog?: 'all' | 'linked';
}

/** Works with a portal that has read a list once, and from then on hears of its rows by webhook. */
export function withHooks<T>(
  { world }: FigureContext,
  { state, catalog, ...options }: HookedOptions,
  work: (hooked: Hooked) => Promise<T>,
): Promise<T> {
  return StandIn.with({ kind: 'list', state }, tool =>
    Sender.with(sender => {
      const tools = listTools(tool, catalog);
      Object.assign(tools.listtool.main, { webhookSecret: SECRET });
      return world.withPortal({ ...options, tools }, async portal => {
        await portal.sync(...ROWS);
        await portal.pauseAll();
        return work({ portal, sender, tool });
      });
    }),
  );
}

/** Until nothing waits to be read. */
export async function drained({ db }: Portal): Promise<void> {
  const waiting = db('tools.tools_hints').where({ waiting: true });
  await until(async () => !(await waiting.clone().first()), 20);
}
