import { drained, withHooks } from '../hooks/hookedPortal';
import type { Sent } from '../hooks/Sender';
import type { Portal } from '../portalProcess';
import { ofSample, type Figure } from '../report';
import { interleave, ratios, summarize, timed, type Sample } from '../rounds';
import { ROWS } from '../tools';
import { hookToCatalog } from './hookToCatalog';
import type { FigureContext, FigureGroup } from './figure';

/** Jobs of a company in which so much happens. */
const ITEMS = 500;

const RATE = 1000;

/** Hooks under way where as many are sent as are answered: a quarter of what is accepted. */
const AT_ONCE = 256;

type Route = 'ours' | 'bare';

const PORTAL = {
  features: ['tools', 'hooks'] as const,
  state: { items: ITEMS },
  processing: false,
};

/** What the portal does with a thousand webhooks a second, and with one. */
export const hooks: FigureGroup = {
  name: 'hooks',
  async measure(context) {
    const { say, sizes } = context;
    const flooded = await floods(context);
    const few: Burst[] = [];
    const many: Burst[] = [];
    for (let round = 1; round <= sizes.rounds; round++) {
      say(`${RATE} a second, round ${round} of ${sizes.rounds}`);
      few.push(await burst(sizes.middle / 10, context));
      many.push(await burst(sizes.middle, context));
    }
    return [
      ...besideBareRoute(flooded),
      ...ofBursts(many),
      growth(few, many),
      await hookToCatalog(context),
    ];
  },
};

/** What each route measured in each round. */
interface Flooded {
  /** Answers a second. */
  rates: Record<Route, number>[];
  /** Seconds of the portal's processor time for each. */
  cpu: Record<Route, number>[];
}

function besideBareRoute({ rates, cpu }: Flooded): Figure[] {
  const rate = (of: Route) =>
    Math.round(summarize(rates.map(round => round[of])).median);
  return [
    ofSample('hooks_vs_bare_route', ratios(rates, 'ours', 'bare'), {
      note: `answered a second: ours ${rate('ours')}, bare ${rate('bare')}`,
    }),
    ofSample('hook_cpu_vs_bare_route', ratios(cpu, 'ours', 'bare'), {
      note: 'of the portal, until each item is read again and stored',
    }),
  ];
}

/** At most, with all that the collector has not come to: the bare route leaves as much. */
function growth(few: Burst[], many: Burst[]): Figure {
  return ofSample(
    'hook_memory_growth_10x',
    summarize(many.map(({ peak }, at) => peak / few[at].peak)),
    {
      aim: { most: 1.2 },
      note: 'of the process, at most',
    },
  );
}

function sample(bursts: Burst[], of: keyof Burst): Sample {
  return summarize(bursts.map(one => one[of]));
}

function ofBursts(bursts: Burst[]): Figure[] {
  const rate = (of: 'offered' | 'answered') =>
    Math.round(sample(bursts, of).median);
  return [
    ofSample(`hooks_accepted_of_${RATE}_a_second`, sample(bursts, 'accepted'), {
      aim: { least: 1 },
      note: `offered ${rate('offered')} a second, answered ${rate('answered')}`,
    }),
    ofSample('hooks_lost', sample(bursts, 'lost'), { aim: { most: 0 } }),
    ofSample('hook_requests_per_delivery', sample(bursts, 'requests'), {
      aim: { most: 1 },
      note: `of ${ITEMS} items`,
    }),
    ofSample('hook_drained_seconds', sample(bursts, 'drained'), {
      aim: { most: 10 },
      note: 'after the last answer',
    }),
    ofSample('hook_memory_kept_mib', sample(bursts, 'kept'), {
      aim: { most: 8 },
      note: 'more than before, after a collection',
    }),
  ];
}

/** Hooks a second that are answered: by us, and by a route that only looks at the proof. */
function floods(context: FigureContext): Promise<Flooded> {
  const { say, sizes } = context;
  return withHooks(context, PORTAL, async ({ portal, sender }) => {
    const cpu: Record<Route, number>[] = [];
    const rate = async (to: Route, round: number) => {
      const order = { to, count: sizes.middle / 5, items: ITEMS };
      const before = await portal.peak();
      const { accepted, answeredMs } = await sender.flood(
        portal,
        order,
        AT_ONCE,
      );
      await drained(portal);
      const { cpu: after } = await portal.peak();
      cpu[round] = { ...cpu[round], [to]: (after - before.cpu) / accepted };
      return (accepted / answeredMs) * 1000;
    };
    // Neither is measured cold.
    await rate('bare', 0);
    await rate('ours', 0);
    const rates = await interleave(sizes.rounds, {
      bare: round => {
        say(`as many as are answered, round ${round + 1} of ${sizes.rounds}`);
        return rate('bare', round);
      },
      ours: round => rate('ours', round),
    });
    return { rates, cpu };
  });
}

interface Burst {
  /** Hooks due a second, those answered a second, and the share that was accepted. */
  offered: number;
  answered: number;
  accepted: number;
  /** Seconds from the last answer until nothing waited to be read. */
  drained: number;
  /** Requests to the tool, for each hook. */
  requests: number;
  /** Items that were not read after the last hook that told of them. */
  lost: number;
  /** MiB that are in use more than before, after a collection. */
  kept: number;
  /** MiB of resident memory, at most. */
  peak: number;
}

function burst(count: number, context: FigureContext): Promise<Burst> {
  const state = { ...PORTAL.state, dated: true };
  const options = { ...PORTAL, state, execArgv: ['--expose-gc'] };
  return withHooks(context, options, async ({ portal, sender, tool }) => {
    const order = { to: 'ours', items: ITEMS } as const;
    // What the first hooks of a process leave for good is not of these.
    await sender.offer(portal, { ...order, count: ITEMS }, RATE);
    await drained(portal);
    await tool.takeCounts();
    const idle = await portal.rest();
    const sent = await sender.offer(portal, { ...order, count }, RATE);
    const drainMs = await timed(() => drained(portal));
    const { peakRss } = await portal.peak();
    const rest = await portal.rest();
    const { byKind } = await tool.takeCounts();
    return {
      offered: (count / sent.offeredMs) * 1000,
      answered: (count / sent.answeredMs) * 1000,
      accepted: sent.accepted / count,
      drained: drainMs / 1000,
      requests: (byKind.row ?? 0) / count,
      lost: await countLost(portal, sent),
      kept: rest.live - idle.live,
      peak: peakRss,
    };
  });
}

/** Items whose rows are older than a hook that was accepted for them. */
async function countLost({ db }: Portal, { told }: Sent): Promise<number> {
  const rows = await db('tools.tools_items').where({ resource: ROWS[1] });
  const readAt = new Map(
    rows.map(row => [
      row.external_id,
      Number(/ at (\d+)$/.exec(row.description)![1]),
    ]),
  );
  return Object.entries(told).filter(([id, at]) => readAt.get(id)! < at).length;
}
