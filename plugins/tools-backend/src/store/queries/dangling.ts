import type {
  DanglingAnnotation,
  Page,
} from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import type { DanglingRow } from '../rows';
import { decodeCursor, toPage } from './cursor';
import type { OpenLinkFilter } from './openLinks';
import type { Viewer } from './viewer';

type Row = DanglingRow & { owner: string | null };

/** Annotations that mean nothing which the viewer may see, by service. */
export async function listDangling(
  db: Knex,
  filter: OpenLinkFilter,
  viewer: Viewer,
): Promise<Page<DanglingAnnotation>> {
  const matching = () => {
    const query = selectDangling(db, viewer);
    return filter.team ? query.where('v.owner', filter.team) : query;
  };
  const query = matching()
    .select('d.*', 'v.owner')
    .orderBy(['d.entity_ref', 'd.annotation'])
    .limit(filter.limit + 1);
  const after = decodeCursor(filter.cursor);
  if (after) {
    const [ref, annotation] = after;
    query.where(rest =>
      rest
        .where('d.entity_ref', '>', ref)
        .orWhere(same =>
          same
            .where('d.entity_ref', ref)
            .andWhere('d.annotation', '>', annotation),
        ),
    );
  }
  const found: Row[] = await query;
  const [{ total }] = await matching().count({ total: '*' });
  const { rows, nextCursor } = toPage(found, filter.limit, row => [
    row.entity_ref,
    row.annotation,
  ]);
  return {
    items: rows.map(toDangling),
    total: Number(total),
    ...(nextCursor ? { nextCursor } : {}),
  };
}

export async function danglingOfService(
  db: Knex,
  entityRef: string,
  viewer: Viewer,
): Promise<DanglingAnnotation[]> {
  const rows: Row[] = await selectDangling(db, viewer)
    .where('d.entity_ref', entityRef)
    .select('d.*', 'v.owner')
    .orderBy('d.annotation');
  return rows.map(toDangling);
}

/** Where an annotation means a restricted item, it dangles for those who may not see that. */
function selectDangling(db: Knex, viewer: Viewer) {
  const query = db('tools_dangling as d').leftJoin(
    'tools_services as v',
    'v.entity_ref',
    'd.entity_ref',
  );
  if (viewer.restrictedOf === 'all')
    return query.where('d.restricted_of', '[]');
  for (const instance of viewer.restrictedOf) {
    query.whereNot('d.restricted_of', 'like', `%${JSON.stringify(instance)}%`);
  }
  return query;
}

function toDangling(row: Row): DanglingAnnotation {
  return {
    entityRef: row.entity_ref,
    ...(row.owner ? { serviceOwner: row.owner } : {}),
    annotation: row.annotation,
    value: row.value,
  };
}
