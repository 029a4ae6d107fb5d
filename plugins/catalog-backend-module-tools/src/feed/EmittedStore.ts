import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import { chunked, insertRows, isOneOf, migrateInTurn } from '@strata/database';
import type { Knex } from 'knex';
import { FEED, FeedLease } from './FeedLease';

const PACKAGE = '@strata/backstage-plugin-catalog-backend-module-tools';
/** Tables that grow with what is handed over. */
const GROWING = [
  'refresh_state',
  'strata_tools_emitted',
  'strata_tools_relations',
];

export interface EmittedRow {
  key: string;
  entityRef: string;
  locationKey: string;
  /** Refs that the entity's own relations point at. */
  relations: string[];
  /** Since when comparisons find the catalog without it, in milliseconds since the epoch. */
  missedAt?: number;
}

export interface FeedPosition {
  seq: number;
  /** Milliseconds since the epoch; 0 before the first complete pass. */
  reconciledAt: number;
}

/**
 * What was handed to the catalog, and how far the feed was followed. It lives in the catalog's own
 * database, so that a reset of the catalog resets it too.
 */
export class EmittedStore {
  static async create(database: DatabaseService): Promise<EmittedStore> {
    const knex = await database.getClient();
    if (!database.migrations?.skip) {
      await migrateInTurn(knex, {
        directory: resolvePackagePath(PACKAGE, 'migrations'),
        tableName: 'strata_tools_migrations',
      });
    }
    return new EmittedStore(knex);
  }

  private constructor(private readonly knex: Knex) {}

  /** The right to follow the feed; nothing where another pass has it. */
  lease(): Promise<FeedLease | undefined> {
    return FeedLease.claim(this.knex);
  }

  async position(): Promise<FeedPosition> {
    const row = await this.knex('strata_tools_cursor')
      .where({ id: FEED })
      .first();
    return {
      seq: Number(row?.seq ?? 0),
      reconciledAt: Number(row?.reconciled_at ?? 0),
    };
  }

  async setPosition(position: FeedPosition): Promise<void> {
    await this.knex('strata_tools_cursor')
      .insert({
        id: FEED,
        seq: position.seq,
        reconciled_at: position.reconciledAt,
      })
      .onConflict('id')
      .merge();
  }

  async load(keys: string[]): Promise<Map<string, EmittedRow>> {
    const found = new Map<string, EmittedRow>();
    for (const chunk of chunked(keys)) {
      const rows = await this.knex('strata_tools_emitted').where(
        isOneOf('key', chunk),
      );
      for (const row of rows) found.set(row.key, toEmittedRow(row));
      if (rows.length === 0) continue;
      const relations = await this.knex('strata_tools_relations')
        .where(isOneOf('key', chunk))
        .orderBy('target_ref');
      for (const { key, target_ref: ref } of relations) {
        found.get(key)?.relations.push(ref);
      }
    }
    return found;
  }

  /** Keys of what holds these refs, by ref. */
  async holders(refs: string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const chunk of chunked(refs)) {
      const rows = await this.knex('strata_tools_emitted')
        .where(isOneOf('entity_ref', chunk))
        .select('key', 'entity_ref');
      for (const { key, entity_ref: ref } of rows) found.set(ref, key);
    }
    return found;
  }

  /** How many emitted entities point at each of the targets. */
  async countRelations(targets: string[]): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (const chunk of chunked(targets)) {
      const rows = await this.knex('strata_tools_relations')
        .where(isOneOf('target_ref', chunk))
        .groupBy('target_ref')
        .select('target_ref', this.knex.raw('count(*) as count'));
      for (const { target_ref: ref, count } of rows) {
        counts.set(ref, Number(count));
      }
    }
    return counts;
  }

  /** Every key and ref, without relations. */
  async all(): Promise<EmittedRow[]> {
    const rows = await this.knex('strata_tools_emitted').orderBy('entity_ref');
    return rows.map(toEmittedRow);
  }

  /** Remembers since when comparisons find the catalog without some entities; no longer at all. */
  async noteMissed(
    rows: readonly EmittedRow[],
    since: number | null,
  ): Promise<void> {
    for (const chunk of chunked(rows)) {
      const keys = chunk.map(({ key }) => key);
      await this.knex('strata_tools_emitted')
        .where(isOneOf('key', keys))
        .update({ missed_at: since });
    }
  }

  /** Rows take the place of those that are dropped. */
  async save(rows: EmittedRow[], droppedKeys: string[]): Promise<void> {
    if (rows.length === 0 && droppedKeys.length === 0) return;
    await this.knex.transaction(async tx => {
      for (const chunk of chunked(droppedKeys)) {
        const dropped = isOneOf('key', chunk);
        await tx('strata_tools_relations').where(dropped).delete();
        await tx('strata_tools_emitted').where(dropped).delete();
      }
      await insertRows(tx, 'strata_tools_emitted', rows.map(fromEmittedRow));
      await insertRows(
        tx,
        'strata_tools_relations',
        rows.flatMap(({ key, relations }) =>
          relations.map(ref => ({ key, target_ref: ref })),
        ),
      );
    });
  }

  /**
   * Lets PostgreSQL plan for the rows that a page brought. Without it the look-ups of the catalog
   * and of this store keep the plan of an empty table and slow down with every page.
   */
  async refreshStatistics(): Promise<void> {
    if (this.knex.client.config.client !== 'pg') return;
    for (const table of GROWING) await this.knex.raw('analyze ??', [table]);
  }
}

function toEmittedRow(row: {
  key: string;
  entity_ref: string;
  location_key: string;
  missed_at: number | string | null;
}): EmittedRow {
  return {
    key: row.key,
    entityRef: row.entity_ref,
    locationKey: row.location_key,
    relations: [],
    missedAt: row.missed_at === null ? undefined : Number(row.missed_at),
  };
}

function fromEmittedRow({ key, entityRef, locationKey }: EmittedRow) {
  return { key, entity_ref: entityRef, location_key: locationKey };
}
