import { join } from 'node:path';
import { Child } from '../../shared/child';
import { ROUTES } from './hook';

// It lies beside this file, which never runs from a bundle.
// eslint-disable-next-line no-restricted-syntax
const PROCESS = join(__dirname, 'process.ts');

export interface Sent {
  /** Those that were answered with 2xx. */
  accepted: number;
  byStatus: Record<string, number>;
  /** From the first to the last that was sent, and to the last answer. */
  offeredMs: number;
  answeredMs: number;
  /** When the last accepted hook of each item was sent; milliseconds since 1970. */
  told: Record<string, number>;
}

export interface Order {
  to: keyof typeof ROUTES;
  count: number;
  /** Of which items the hooks tell, from 1 to this. */
  items: number;
}

/** Who sends hooks to a portal, in a process of its own. */
export class Sender {
  private constructor(private readonly child: Child) {}

  static async with<T>(work: (sender: Sender) => Promise<T>): Promise<T> {
    const child = await Child.start(PROCESS);
    try {
      return await work(new Sender(child));
    } finally {
      await child.kill();
    }
  }

  /** Sends `rate` a second, whether or not those before have been answered. */
  offer(portal: { baseUrl: string }, order: Order, rate: number) {
    return this.ask(portal, order, { rate });
  }

  /** Sends the next when one is answered, with `atOnce` under way. */
  flood(portal: { baseUrl: string }, order: Order, atOnce: number) {
    return this.ask(portal, order, { atOnce });
  }

  private ask(
    { baseUrl }: { baseUrl: string },
    { to, ...order }: Order,
    how: object,
  ): Promise<Sent> {
    const url = `${baseUrl}${ROUTES[to]}`;
    return this.child.ask<Sent>({ ...order, ...how, url });
  }
}
