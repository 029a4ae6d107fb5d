import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';

/** The line of the cursor's table. */
export const FEED = 'feed';
/** A process that was killed keeps the others waiting for so long. */
const LEASE_MS = 20_000;
const RENEW_MS = LEASE_MS / 4;

/** The right to follow the feed: one process at a time has it, whatever woke it. */
export class FeedLease {
  /** A page may take longer than the lease. */
  private readonly renewing = setInterval(() => {
    // Whoever lost it is told before the next page.
    this.extend().catch(() => {});
  }, RENEW_MS);

  private constructor(
    private readonly knex: Knex,
    private readonly token: string,
  ) {}

  /** Nothing where another pass has it. */
  static async claim(knex: Knex): Promise<FeedLease | undefined> {
    const none = { id: FEED, seq: 0, reconciled_at: 0 };
    await knex('strata_tools_cursor').insert(none).onConflict('id').ignore();
    const token = randomUUID();
    const claimed = await knex('strata_tools_cursor')
      .where({ id: FEED })
      .where(free =>
        free
          .whereNull('lease_until')
          .orWhere('lease_until', '<', databaseTime(knex)),
      )
      .update({
        lease_token: token,
        lease_until: databaseTime(knex, LEASE_MS),
      });
    return claimed ? new FeedLease(knex, token) : undefined;
  }

  /** Before each page. */
  async renew(): Promise<void> {
    const held = await this.extend();
    if (!held) throw new ConflictError('Another process follows the feed');
  }

  async release(): Promise<void> {
    clearInterval(this.renewing);
    await this.mine().update({ lease_token: null, lease_until: null });
  }

  private extend(): Promise<number> {
    return this.mine().update({
      lease_until: databaseTime(this.knex, LEASE_MS),
    });
  }

  private mine() {
    const { token } = this;
    return this.knex('strata_tools_cursor').where({
      id: FEED,
      lease_token: token,
    });
  }
}

/** Milliseconds since the epoch, `ms` from now. */
function databaseTime(knex: Knex, ms = 0): Knex.Raw {
  return knex.client.config.client === 'pg'
    ? knex.raw('(extract(epoch from clock_timestamp()) * 1000)::bigint + ?', ms)
    : knex.raw(`strftime('%s', 'now') * 1000 + ?`, ms);
}
