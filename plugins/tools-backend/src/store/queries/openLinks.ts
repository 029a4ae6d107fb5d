import { InputError } from '@backstage/errors';
import type { Page, Suggestion } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import type { Configured } from './configured';
import { decodeCursor, toPage } from './cursor';
import { ITEM_COLUMNS, selectItems, toToolItem } from './itemSelect';
import { LINK_COLUMNS, toItemLink } from './links';
import type { Viewer } from './viewer';

export interface OpenLinkFilter {
  team?: string;
  limit: number;
  cursor?: string;
}

export interface SuggestionFilter extends OpenLinkFilter {
  entityRef?: string;
  process?: string;
  instance?: string;
  source?: string;
  minPercent?: number;
}

/** Confidence in percent: a whole number is the same on every engine. */
const PERCENT = 'cast(round(l.confidence * 100) as integer)';

/** Suggestions of what is still configured, the likeliest first. */
export async function listSuggestions(
  db: Knex,
  filter: SuggestionFilter,
  viewer: Viewer,
  configured: Configured,
): Promise<Page<Suggestion>> {
  const matching = () =>
    selectItems(db, viewer)
      .join('tools_links as l', 'l.item_uid', 'i.uid')
      .leftJoin('tools_services as v', 'v.entity_ref', 'l.entity_ref')
      .where('l.state', 'suggested')
      .where(configured.only('i'))
      .where(matches(filter));
  const query = matching()
    .select(ITEM_COLUMNS)
    .select(LINK_COLUMNS)
    .select({ service_owner: 'v.owner', percent: db.raw(PERCENT) })
    .orderByRaw(`${PERCENT} desc, l.id`)
    .limit(filter.limit + 1);
  const after = positionOf(filter.cursor);
  if (after) {
    query.whereRaw(`(${PERCENT} < ? or (${PERCENT} = ? and l.id > ?))`, [
      after.percent,
      after.percent,
      after.id,
    ]);
  }
  const found: any[] = await query;
  const [{ total }] = await matching().count({ total: '*' });
  const { rows, nextCursor } = toPage(found, filter.limit, row => [
    String(row.percent),
    row.link_id,
  ]);
  return {
    items: rows.map(row => ({
      ...toToolItem(row, configured),
      link: toItemLink({ ...row, id: row.link_id, item_uid: row.uid }),
      ...(row.service_owner ? { serviceOwner: row.service_owner } : {}),
    })),
    total: Number(total),
    ...(nextCursor ? { nextCursor } : {}),
  };
}

function matches(filter: SuggestionFilter) {
  return (where: Knex.QueryBuilder) => {
    const equal = {
      'v.owner': filter.team,
      'l.entity_ref': filter.entityRef,
      'l.source': filter.source,
      'i.process': filter.process,
      'i.instance': filter.instance,
    };
    for (const [column, value] of Object.entries(equal)) {
      if (value !== undefined) where.where(column, value);
    }
    if (filter.minPercent !== undefined) {
      where.whereRaw(`${PERCENT} >= ?`, [filter.minPercent]);
    }
  };
}

function positionOf(cursor: string | undefined) {
  const position = decodeCursor(cursor);
  if (!position) return undefined;
  const percent = Number(position[0]);
  if (!Number.isInteger(percent)) {
    throw new InputError('The cursor is not one that this list gave');
  }
  return { percent, id: position[1] };
}
