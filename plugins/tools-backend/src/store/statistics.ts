import type { Knex } from 'knex';

/** Tables that grow with the items. */
const TABLES = [
  'tools_items',
  'tools_item_status',
  'tools_facts',
  'tools_links',
  'tools_feed',
];

/**
 * Tells PostgreSQL how full the tables are. Until it knows, which by itself takes it a minute, it
 * takes them for empty and looks up each page by reading all rows of the sync.
 */
export async function refreshStatistics(db: Knex): Promise<void> {
  if (db.client.config.client !== 'pg') return;
  for (const table of TABLES) await db.raw('analyze ??', [table]);
}
