import type { EventsService } from '@backstage/plugin-events-node';
import type { Knex } from 'knex';
import { TOOLS_CHANGED_TOPIC } from '@strata/backstage-plugin-tools-common';
import { createGate } from '@strata/backstage-plugin-tools-node';
import { latestSeq, updateFeed, type ScopeOf } from '../store/feed';
import { CHUNK } from '../store/database';
import type { ItemRow } from '../store/rows';
import type { SyncKey } from '../store/syncs';
import type { ServiceDirectory } from './directory';
import { relinkItems } from './relinkItems';

/** Keeps links, owners and the change feed in step with items and services. */
export class Linker {
  /** Two relinks at once would only compute the same thing twice. */
  private readonly gate = createGate({ concurrency: 1 });

  constructor(
    private readonly options: {
      db: Knex;
      directory: ServiceDirectory;
      events: EventsService;
      scopeOf: ScopeOf;
    },
  ) {}

  /** Matches the items of one sync, or of all, again. */
  relink(
    key: SyncKey | undefined,
    { notify = false }: { notify?: boolean } = {},
  ): Promise<void> {
    return this.gate.run(async () => {
      const index = await this.options.directory.read();
      let grown = 0;
      let after = '';
      for (;;) {
        const items = await this.readChunk(key, after);
        if (!items.length) break;
        after = items[items.length - 1].uid;
        grown += await this.options.db.transaction(async trx => {
          if (index) await relinkItems(trx, items, index);
          return updateFeed(
            trx,
            items.map(item => item.uid),
            this.options.scopeOf,
          );
        });
      }
      if (grown || notify) await this.publish();
    });
  }

  /** Writes the tombstones of removed items, in the transaction that removes them. */
  async forget(trx: Knex.Transaction, uids: string[]): Promise<void> {
    await updateFeed(trx, uids, this.options.scopeOf);
  }

  /** After a person decided about one item. */
  async refreshItem(uid: string): Promise<void> {
    const { db, directory, scopeOf } = this.options;
    const index = await directory.read();
    const grown = await db.transaction(async trx => {
      const items = await trx<ItemRow>('tools_items').where({ uid });
      if (index) await relinkItems(trx, items, index);
      return updateFeed(trx, [uid], scopeOf);
    });
    if (grown) await this.publish();
  }

  async publish(): Promise<void> {
    const latest = await latestSeq(this.options.db);
    await this.options.events.publish({
      topic: TOOLS_CHANGED_TOPIC,
      eventPayload: { latest },
    });
  }

  private readChunk(key: SyncKey | undefined, after: string) {
    const query = this.options
      .db<ItemRow>('tools_items')
      .where('uid', '>', after)
      .orderBy('uid')
      .limit(CHUNK);
    return key
      ? query.where({ instance: key.instance, resource: key.resource })
      : query;
  }
}
