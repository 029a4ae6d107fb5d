import type { Page, ToolItem } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import type { Configured } from './configured';
import { afterTitle, decodeCursor, toPage } from './cursor';
import {
  ITEM_COLUMNS,
  selectItems,
  toToolItem,
  type JoinedItem,
} from './itemSelect';
import type { Viewer } from './viewer';

export interface ItemFilter {
  q?: string;
  type?: string;
  process?: string;
  instance?: string;
  unlinked?: boolean;
  limit: number;
  cursor?: string;
}

export async function listItems(
  db: Knex,
  filter: ItemFilter,
  viewer: Viewer,
  configured: Configured,
): Promise<Page<ToolItem>> {
  const matching = () => selectItems(db, viewer).where(matches(db, filter));
  const found: JoinedItem[] = await matching()
    .select(ITEM_COLUMNS)
    .where(afterTitle(decodeCursor(filter.cursor)))
    .orderBy([{ column: 'i.title' }, { column: 'i.uid' }])
    .limit(filter.limit + 1);
  const [{ total }] = await matching().count({ total: '*' });
  const { rows, nextCursor } = toPage(found, filter.limit, row => [
    row.title,
    row.uid,
  ]);
  return {
    items: rows.map(row => toToolItem(row, configured)),
    total: Number(total),
    ...(nextCursor ? { nextCursor } : {}),
  };
}

function matches(db: Knex, filter: ItemFilter) {
  return (where: Knex.QueryBuilder) => {
    for (const key of ['type', 'process', 'instance'] as const) {
      if (filter[key] !== undefined) where.where(`i.${key}`, filter[key]);
    }
    if (filter.q?.trim()) where.where(contains(filter.q.trim()));
    if (filter.unlinked) {
      where.whereNotExists(
        db('tools_links as l')
          .select(db.raw('1'))
          .whereRaw('l.item_uid = i.uid')
          .where('l.state', 'linked'),
      );
    }
  };
}

/** Text in title or external id, whatever its case; `%` and `_` stand for themselves. */
function contains(text: string) {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  return (where: Knex.QueryBuilder) =>
    where
      .whereRaw(`lower(i.title) like ? escape '\\'`, [pattern])
      .orWhereRaw(`lower(i.external_id) like ? escape '\\'`, [pattern]);
}
