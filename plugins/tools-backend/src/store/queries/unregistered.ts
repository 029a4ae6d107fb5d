import {
  repositoryCatalogInfo,
  repositoryTechnologies,
  type Page,
  type ToolItem,
  type UnregisteredRepository,
} from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import { proposeCatalogFile } from '../../links/proposal';
import { groupBy } from '../grouped';
import type { FactStoreRow } from '../rows';
import type { Configured } from './configured';
import { afterTitle, decodeCursor, toPage } from './cursor';
import { ITEM_COLUMNS, selectItems, toToolItem } from './itemSelect';
import type { OpenLinkFilter } from './openLinks';
import type { Viewer } from './viewer';

const FACTS = [repositoryCatalogInfo.id, repositoryTechnologies.id];

/** Repositories whose files were read and that no service of the catalog has, by title. */
export async function listUnregistered(
  db: Knex,
  filter: OpenLinkFilter,
  viewer: Viewer,
  configured: Configured,
): Promise<Page<UnregisteredRepository>> {
  const matching = () => {
    const query = selectItems(db, viewer)
      .join('tools_facts as f', 'f.uid', 'i.uid')
      .where({ 'i.type': 'repository', 'f.fact_id': repositoryTechnologies.id })
      .whereNull('i.missing_since')
      .where(configured.only('i'))
      .whereNotExists(
        db('tools_links as l')
          .where('l.state', 'linked')
          .whereRaw('l.item_uid = i.uid')
          .select(db.raw('1')),
      );
    return filter.team ? query.where('i.owner', filter.team) : query;
  };
  const found: any[] = await matching()
    .select(ITEM_COLUMNS)
    .select({ hints: 'i.hints' })
    .where(afterTitle(decodeCursor(filter.cursor)))
    .orderBy(['i.title', 'i.uid'])
    .limit(filter.limit + 1);
  const [{ total }] = await matching().count({ total: '*' });
  const { rows, nextCursor } = toPage(found, filter.limit, row => [
    row.title,
    row.uid,
  ]);
  const facts = await readFacts(
    db,
    rows.map(row => row.uid),
  );
  return {
    items: rows.map(row =>
      toUnregistered(
        toToolItem(row, configured),
        JSON.parse(row.hints),
        facts.get(row.uid) ?? [],
      ),
    ),
    total: Number(total),
    ...(nextCursor ? { nextCursor } : {}),
  };
}

async function readFacts(db: Knex, uids: string[]) {
  const rows: FactStoreRow[] = await db('tools_facts')
    .whereIn('uid', uids)
    .whereIn('fact_id', FACTS);
  return groupBy(rows, row => row.uid);
}

function toUnregistered(
  item: ToolItem,
  hints: Parameters<typeof proposeCatalogFile>[1],
  facts: FactStoreRow[],
): UnregisteredRepository {
  const valueOf = ({ id }: { id: string }) => {
    const row = facts.find(({ fact_id }) => fact_id === id);
    return row && JSON.parse(row.value);
  };
  const file = repositoryCatalogInfo.schema.safeParse(
    valueOf(repositoryCatalogInfo),
  ).data;
  const observed = repositoryTechnologies.schema.safeParse(
    valueOf(repositoryTechnologies),
  ).data;
  const technologies = (observed?.technologies ?? []).map(({ id }) => id);
  return {
    item,
    technologies,
    ...(file
      ? {
          catalogFile: {
            path: file.path,
            ...(file.url ? { url: file.url } : {}),
            entities: file.entities.map(({ ref }) => ref),
            problems: file.problems,
          },
        }
      : { proposal: proposeCatalogFile(item, hints, technologies) }),
  };
}
