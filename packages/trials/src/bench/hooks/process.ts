import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { answer } from '../../shared/child';
import { seeded } from '../../shared/seeded';
import { hookOf, type Hook } from './hook';
import type { Order, Sent } from './Sender';

/**
 * The process of those that send hooks, so that their work is not taken for the portal's. All
 * hooks are made and signed before the first is sent.
 */
const agent = new Agent({ keepAlive: true, maxSockets: 256 });

const TICK_MS = 5;

type Asked = Omit<Order, 'to'> & { url: string };

/** Hooks of different items in an order that is the same in each round. */
function make({ count, items }: Asked): Hook[] {
  const lot = randomUUID();
  const random = seeded(1);
  return Array.from({ length: count }, (_, at) =>
    hookOf(1 + Math.floor(random() * items), `${lot}-${at}`),
  );
}

function send(url: string, { headers, body }: Hook): Promise<string> {
  return new Promise(resolve => {
    const sent = request(url, { method: 'POST', headers, agent }, response => {
      response.resume();
      response.once('end', () => resolve(String(response.statusCode)));
    });
    sent.once('error', (error: any) => resolve(error.code ?? error.message));
    sent.end(body);
  });
}

/** Counts answers. */
class Tally {
  readonly sent: Sent = {
    accepted: 0,
    byStatus: {},
    offeredMs: 0,
    answeredMs: 0,
    told: {},
  };
  private readonly started = performance.now();

  async deliver(url: string, hook: Hook) {
    const at = Date.now();
    this.sent.offeredMs = performance.now() - this.started;
    const status = await send(url, hook);
    const { byStatus, told } = this.sent;
    byStatus[status] = (byStatus[status] ?? 0) + 1;
    this.sent.answeredMs = performance.now() - this.started;
    if (!status.startsWith('2')) return;
    this.sent.accepted += 1;
    told[hook.item] = Math.max(told[hook.item] ?? 0, at);
  }
}

/** Sends so many a second, whether or not those before have been answered. */
async function offer(order: Asked & { rate: number }): Promise<Sent> {
  const hooks = make(order);
  const tally = new Tally();
  const open: Promise<void>[] = [];
  const started = performance.now();
  while (open.length < hooks.length) {
    const due = ((performance.now() - started) / 1000) * order.rate;
    while (open.length < Math.min(due, hooks.length)) {
      open.push(tally.deliver(order.url, hooks[open.length]));
    }
    await wait(TICK_MS);
  }
  await Promise.all(open);
  return tally.sent;
}

/** Sends the next when one is answered, with so many under way. */
async function flood(order: Asked & { atOnce: number }): Promise<Sent> {
  const hooks = make(order);
  const tally = new Tally();
  let next = 0;
  const one = async () => {
    while (next < hooks.length) await tally.deliver(order.url, hooks[next++]);
  };
  await Promise.all(Array.from({ length: order.atOnce }, one));
  return tally.sent;
}

answer(question => (question.rate ? offer(question) : flood(question)));
process.stdout.write('ready\n');
