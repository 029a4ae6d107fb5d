import type { EventsService } from '@backstage/plugin-events-node';
import type { Knex } from 'knex';
import { TOOLS_CHANGED_TOPIC } from '@strata/backstage-plugin-tools-common';
import { ACCOUNT_TYPE, createGate } from '@strata/backstage-plugin-tools-node';
import { CHUNK, chunked, inTransaction } from '../store/database';
import { replaceRows } from '../store/differences';
import { latestSeq, leaveFeed, updateFeed, type ScopeOf } from '../store/feed';
import { groupBy } from '../store/grouped';
import {
  beginPass,
  endPass,
  holdPass,
  isLinked,
  noteEmpty,
  noteLinked,
  type LinkPass,
} from '../store/linked';
import type { Configured } from '../store/queries/configured';
import type { ItemRow, LinkRow, ServiceRow } from '../store/rows';
import { syncName, type SyncKey } from '../store/syncs';
import { countItemChanges } from '../store/workedOut';
import { forgetRepositories, readAliases, trackRepositories } from './aliases';
import { noteAnnotationUse } from './danglingPass';
import type { ServiceDirectory } from './directory';
import type { NamingRule } from './naming';
import { relinkItems } from './relinkItems';
import { revisionOf } from './revision';
import type { Known } from './rules';
import type { ServiceIndex } from './services';

/** What is matched with something older is matched again when all items are. */
const RECENT_MS = 10_000;

/** What a person decides about: one item, or links by their ids. */
interface Decided {
  itemUid?: string;
  links?: readonly string[];
}

export interface LinkerOptions {
  db: Knex;
  directory: ServiceDirectory;
  events: EventsService;
  scopeOf: ScopeOf;
  configured: Configured;
  naming?: readonly NamingRule[];
}

/** What items are matched with, and what tells it from what it was before. */
export interface Learned extends Known {
  revision: string;
}

/** Keeps links, owners and the change feed in step with items and services. */
export class Linker {
  /** Two relinks at once would only compute the same thing twice. */
  private readonly gate = createGate({ concurrency: 1 });
  private last?: { learned: Promise<Learned | undefined>; at: number };

  constructor(private readonly options: LinkerOptions) {}

  /** What items are matched with; nothing while the catalog does not answer. */
  learn(): Promise<Learned | undefined> {
    const learned = this.askCatalog();
    this.last = { learned, at: performance.now() };
    return learned;
  }

  /** The same as of some seconds ago: many runs and webhooks need not each read the catalog. */
  async learnedLately(): Promise<Learned | undefined> {
    const { last } = this;
    const isRecent = last && performance.now() - last.at < RECENT_MS;
    const learned = isRecent && (await last.learned.catch(() => undefined));
    return learned || this.learn();
  }

  /** Before the first page of a run is stored. */
  async begin(
    trx: Knex.Transaction,
    key: SyncKey,
    known: Learned | undefined,
  ): Promise<void> {
    if (known) await noteEmpty(trx, key, known.revision);
  }

  /** After the last page: matches what `link` could not match for good. */
  async finish(
    key: SyncKey,
    known: Learned | undefined,
    { notify }: { notify: boolean },
  ): Promise<void> {
    const { db } = this.options;
    if (!known || !(await isLinked(db, key, known.revision))) {
      await this.relink(key, { notify });
    } else if (notify) {
      await this.publish();
    }
  }

  /**
   * Matches items that were added or changed, in the transaction that wrote them, and says how many
   * lines the change feed got. `fresh` are the uids of those that were added.
   */
  async link(
    trx: Knex.Transaction,
    written: ItemRow[],
    known: Learned | undefined,
    fresh?: ReadonlySet<string>,
  ): Promise<number> {
    let grown = 0;
    // Accounts are people: they belong to no service, and never reach the feed.
    const items = written.filter(({ type }) => type !== ACCOUNT_TYPE);
    for (const part of chunked(items)) {
      const now = new Date().toISOString();
      const { moved } = await trackRepositories(trx, part, now);
      grown += await this.relinkChunk(trx, part, known, fresh);
      // What was known is not true any more once a repository has moved.
      const revision = moved ? undefined : known?.revision;
      for (const [key] of groupBy(part, syncName).values()) {
        await noteLinked(trx, key, revision);
      }
    }
    await countItemChanges(trx, items.length);
    return grown;
  }

  /**
   * Matches the items of one sync, or of all, again, where they were not matched with what is known
   * now.
   */
  relink(
    key: SyncKey | undefined,
    { notify = false }: { notify?: boolean } = {},
  ): Promise<void> {
    return this.gate.run(async () => {
      const known = await this.learn();
      let grown = 0;
      if (known) {
        for (const each of key ? [key] : await this.storedSyncs()) {
          grown += await this.relinkSync(each, known);
        }
        // Whether an annotation means nothing shows only when all items have passed.
        if (!key) await noteAnnotationUse({ ...this.options, known });
      }
      if (grown || notify) await this.publish();
    });
  }

  /** Writes the tombstones of removed items, in the transaction that removes them. */
  async forget(trx: Knex.Transaction, uids: string[]): Promise<void> {
    await forgetRepositories(trx, uids);
    await leaveFeed(trx, uids);
    await countItemChanges(trx, uids.length);
  }

  /**
   * Lets a person decide about an item, or about links, and draws the consequences in the same
   * transaction.
   */
  async settle<T>(
    about: Decided,
    decide: (trx: Knex.Transaction) => Promise<T>,
  ): Promise<T> {
    const known = await this.learn();
    let grown = 0;
    const decided = await inTransaction(this.options.db, async trx => {
      await lockSyncs(trx, itemsOf(trx, about));
      const result = await decide(trx);
      grown = await this.link(trx, await itemsOf(trx, about), known);
      return result;
    });
    if (grown) await this.publish();
    return decided;
  }

  async publish(): Promise<void> {
    const latest = await latestSeq(this.options.db);
    await this.options.events.publish({
      topic: TOOLS_CHANGED_TOPIC,
      eventPayload: { latest },
    });
  }

  private async askCatalog(): Promise<Learned | undefined> {
    const { configured, db, directory, naming = [] } = this.options;
    const index = await directory.read();
    if (!index) return undefined;
    await this.storeServices(index);
    const aliases = await readAliases(db);
    const known = { ...index, naming, aliases, tools: configured.tools };
    return { ...known, revision: revisionOf(known) };
  }

  private async relinkSync(key: SyncKey, known: Learned): Promise<number> {
    const { db } = this.options;
    const pass = await beginPass(db, key, known.revision);
    if (!pass) return 0;
    let grown = 0;
    let after = '';
    for (;;) {
      const part = await this.passChunk(pass, after, known);
      // Whoever ended the pass leaves the rest to a later one.
      if (!part) return grown;
      grown += part.grown;
      if (part.last === undefined) break;
      after = part.last;
    }
    await endPass(db, pass, known.revision);
    return grown;
  }

  /** The items after a uid, as nobody else may change them meanwhile. */
  private passChunk(pass: LinkPass, after: string, known: Learned) {
    return inTransaction(this.options.db, async trx => {
      if (!(await holdPass(trx, pass))) return undefined;
      const items = await readChunk(trx, pass, after);
      const grown = await this.relinkChunk(trx, items, known);
      return { grown, last: items.at(-1)?.uid };
    });
  }

  private async relinkChunk(
    trx: Knex.Transaction,
    items: ItemRow[],
    known: Known | undefined,
    fresh?: ReadonlySet<string>,
  ) {
    const linked = known && (await relinkItems(trx, items, known));
    return updateFeed(trx, items, this.options.scopeOf, { fresh, linked });
  }

  private async storeServices({ services }: ServiceIndex) {
    const rows = [...services.values()].map(
      ({ ref, owner }): ServiceRow => ({
        entity_ref: ref,
        owner: owner ?? null,
      }),
    );
    await inTransaction(this.options.db, trx =>
      replaceRows(trx, 'tools_services', ['entity_ref'], rows),
    );
  }

  /** The syncs that have items, configured or not. */
  private storedSyncs(): Promise<SyncKey[]> {
    return this.options
      .db<ItemRow>('tools_items')
      .distinct('instance', 'resource')
      .orderBy(['instance', 'resource']);
  }
}

function itemsOf(
  trx: Knex.Transaction,
  { itemUid, links = [] }: Decided,
): Knex.QueryBuilder<ItemRow, ItemRow[]> {
  const items = trx<ItemRow>('tools_items');
  if (itemUid !== undefined) return items.where({ uid: itemUid });
  const linked = trx<LinkRow>('tools_links').select('item_uid');
  return items.whereIn('uid', linked.whereIn('id', links));
}

/** As a run and a pass do before anything else, so that none waits for what the other has locked. */
async function lockSyncs(
  trx: Knex.Transaction,
  items: Knex.QueryBuilder<ItemRow, ItemRow[]>,
) {
  await trx('tools_syncs')
    .whereIn(['instance', 'resource'], items.select('instance', 'resource'))
    .orderBy(['instance', 'resource'])
    .forUpdate()
    .select('instance');
}

function readChunk(
  trx: Knex.Transaction,
  { instance, resource }: SyncKey,
  after: string,
): Promise<ItemRow[]> {
  return trx<ItemRow>('tools_items')
    .where({ instance, resource })
    .where('uid', '>', after)
    .whereNot('type', ACCOUNT_TYPE)
    .orderBy('uid')
    .limit(CHUNK);
}
