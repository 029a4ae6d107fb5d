import type { EventsService } from '@backstage/plugin-events-node';
import type { Knex } from 'knex';
import { TOOLS_CHANGED_TOPIC } from '@strata/backstage-plugin-tools-common';
import { ACCOUNT_TYPE, createGate } from '@strata/backstage-plugin-tools-node';
import { chunked, CHUNK } from '../store/database';
import { replaceRows } from '../store/differences';
import { latestSeq, updateFeed, type ScopeOf } from '../store/feed';
import type { Configured } from '../store/queries/configured';
import type { ItemRow, ServiceRow } from '../store/rows';
import type { SyncKey } from '../store/syncs';
import { forgetRepositories, readAliases, trackRepositories } from './aliases';
import { AnnotationUse } from './annotationUse';
import type { ServiceDirectory } from './directory';
import type { NamingRule } from './naming';
import { relinkItems } from './relinkItems';
import type { Known } from './rules';
import type { ServiceIndex } from './services';

export interface LinkerOptions {
  db: Knex;
  directory: ServiceDirectory;
  events: EventsService;
  scopeOf: ScopeOf;
  configured: Configured;
  naming?: readonly NamingRule[];
}

/** Keeps links, owners and the change feed in step with items and services. */
export class Linker {
  /** Two relinks at once would only compute the same thing twice. */
  private readonly gate = createGate({ concurrency: 1 });

  constructor(private readonly options: LinkerOptions) {}

  /** Matches the items of one sync, or of all, again. */
  relink(
    key: SyncKey | undefined,
    { notify = false }: { notify?: boolean } = {},
  ): Promise<void> {
    return this.gate.run(async () => {
      const { db, configured } = this.options;
      const known = await this.learn(key);
      // Whether an annotation means nothing shows only when all items have passed.
      const use = known && !key ? new AnnotationUse(known) : undefined;
      let grown = 0;
      let after = '';
      for (;;) {
        const items = await this.readChunk(key, after);
        if (!items.length) break;
        after = items[items.length - 1].uid;
        if (use) items.forEach(item => use.note(item));
        grown += await this.relinkChunk(items, known);
      }
      if (use) await db.transaction(trx => use.write(trx, configured));
      if (grown || notify) await this.publish();
    });
  }

  /** Writes the tombstones of removed items, in the transaction that removes them. */
  async forget(trx: Knex.Transaction, uids: string[]): Promise<void> {
    await forgetRepositories(trx, uids);
    await updateFeed(trx, uids, this.options.scopeOf);
  }

  /** After some items changed, or a person decided about them; true when somebody was told. */
  async refreshItems(uids: string[]): Promise<boolean> {
    const known = await this.learn('nothing');
    let grown = 0;
    for (const part of chunked(uids)) {
      const items = await this.options
        .db<ItemRow>('tools_items')
        .whereIn('uid', part);
      grown += await this.relinkChunk(items, known);
    }
    if (grown) await this.publish();
    return grown > 0;
  }

  async publish(): Promise<void> {
    const latest = await latestSeq(this.options.db);
    await this.options.events.publish({
      topic: TOOLS_CHANGED_TOPIC,
      eventPayload: { latest },
    });
  }

  private relinkChunk(items: ItemRow[], known: Known | undefined) {
    const { db, scopeOf } = this.options;
    return db.transaction(async trx => {
      if (known) await relinkItems(trx, items, known);
      const uids = items.map(item => item.uid);
      return updateFeed(trx, uids, scopeOf);
    });
  }

  /** What items are matched with; nothing while the catalog does not answer. */
  private async learn(
    changed: SyncKey | 'nothing' | undefined,
  ): Promise<Known | undefined> {
    const { db, directory, naming = [] } = this.options;
    const index = await directory.read();
    if (!index) return undefined;
    await this.storeServices(index);
    if (changed !== 'nothing') {
      await trackRepositories(db, changed, new Date().toISOString());
    }
    return { ...index, naming, aliases: await readAliases(db) };
  }

  private async storeServices({ services }: ServiceIndex) {
    const rows = [...services.values()].map(
      ({ ref, owner }): ServiceRow => ({
        entity_ref: ref,
        owner: owner ?? null,
      }),
    );
    await this.options.db.transaction(trx =>
      replaceRows(trx, 'tools_services', ['entity_ref'], rows),
    );
  }

  /** Accounts are people: they belong to no service, and never reach the feed. */
  private readChunk(key: SyncKey | undefined, after: string) {
    const query = this.options
      .db<ItemRow>('tools_items')
      .where('uid', '>', after)
      .whereNot('type', ACCOUNT_TYPE)
      .orderBy('uid')
      .limit(CHUNK);
    return key
      ? query.where({ instance: key.instance, resource: key.resource })
      : query;
  }
}
