import type { FactRow, Page } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import type { Configured } from './configured';
import { decodeCursor, toPage } from './cursor';
import { linkedRefs } from './links';
import { visibleTo, type Viewer } from './viewer';

export interface FactFilter {
  factId?: string;
  cursor?: string;
  limit: number;
}

/** Only of configured sources: what nobody reads any more proves nothing. */
export async function listFacts(
  db: Knex,
  filter: FactFilter,
  viewer: Viewer,
  configured: Configured,
): Promise<Page<FactRow>> {
  const query = db('tools_facts as f')
    .join('tools_items as i', 'i.uid', 'f.uid')
    .leftJoin('tools_syncs as y', on =>
      on.on('y.instance', 'i.instance').on('y.resource', 'i.resource'),
    )
    .where(visibleTo(viewer))
    .where(configured.only('i'))
    .select(
      'i.*',
      'f.fact_id',
      'f.value',
      'f.observed_at',
      'y.last_complete_at',
    )
    .orderBy(['f.fact_id', 'f.uid'])
    .limit(filter.limit + 1);
  if (filter.factId) query.where('f.fact_id', filter.factId);
  const after = decodeCursor(filter.cursor);
  if (after) {
    const [factId, uid] = after;
    query.where(rest =>
      rest
        .where('f.fact_id', '>', factId)
        .orWhere(same =>
          same.where('f.fact_id', factId).andWhere('f.uid', '>', uid),
        ),
    );
  }
  const { rows, nextCursor } = toPage(await query, filter.limit, (row: any) => [
    row.fact_id,
    row.uid,
  ]);
  const refs = await linkedRefs(
    db,
    rows.map((row: any) => row.uid),
  );
  return {
    items: rows.map((row: any) => ({
      ...toFactRow(row, refs.get(row.uid) ?? []),
      ...ownerOf(row, configured),
    })),
    ...(nextCursor ? { nextCursor } : {}),
  };
}

function ownerOf(row: any, configured: Configured): { owner?: string } {
  const owner = row.owner ?? configured.ownerOf(row);
  return owner ? { owner } : {};
}

function toFactRow(row: any, entityRefs: string[]): FactRow {
  return {
    factId: row.fact_id,
    value: JSON.parse(row.value),
    itemUid: row.uid,
    itemTitle: row.title,
    itemType: row.type,
    ...(row.url ? { itemUrl: row.url } : {}),
    connector: row.connector,
    instance: row.instance,
    ...(row.environment ? { environment: row.environment } : {}),
    restricted: Boolean(row.restricted),
    entityRefs,
    observedAt: observedAt(row),
  };
}

/** An unchanged fact is not written again: a complete read showed it once more. */
export function observedAt(row: {
  missing_since: string | null;
  last_complete_at: string | null;
  observed_at: string;
}): string {
  const { missing_since: missing, last_complete_at: complete } = row;
  return missing || !complete || complete < row.observed_at
    ? row.observed_at
    : complete;
}
