import type {
  LinkCoverage,
  Page,
  TeamCoverage,
  UncoveredService,
} from '@strata/backstage-plugin-tools-common';
import { processes } from '@strata/technologies';
import type { Knex } from 'knex';
import { groupBy } from '../grouped';
import type { Configured } from './configured';
import { decodeCursor, toPage } from './cursor';
import type { OpenLinkFilter } from './openLinks';
import { visibleTo, type Viewer } from './viewer';

/** The types of items that show the part of one service in a process. */
const typesOf = new Map(processes.map(({ id, items }) => [id, items]));

interface Source {
  process: string;
  itemType: string;
}

/** Processes that these resources can show, in the order a change travels. */
export function coverable(
  sources: readonly Source[],
): LinkCoverage['processes'] {
  return processes.flatMap(({ id, items }) => {
    const types = items.filter(type =>
      sources.some(source => source.process === id && source.itemType === type),
    );
    return types.length ? [{ process: id, types }] : [];
  });
}

/** How many services of each team have an item that the viewer may see, by process and type. */
export async function readCoverage(
  db: Knex,
  shown: LinkCoverage['processes'],
  viewer: Viewer,
  configured: Configured,
): Promise<LinkCoverage> {
  const types = shown.flatMap(process => process.types);
  const counted = (...columns: string[]): Promise<CountRow[]> =>
    linkedItems(db, viewer, configured)
      .join('tools_services as v', 'v.entity_ref', 'l.entity_ref')
      .whereIn('i.type', types)
      .select('v.owner', ...columns)
      .countDistinct({ services: 'l.entity_ref' })
      .groupBy('v.owner', ...columns);
  const totals: CountRow[] = await db('tools_services as v')
    .select('v.owner')
    .count({ services: '*' })
    .groupBy('v.owner');
  const byProcess = groupBy(await counted('i.process'), ownerKey);
  const byType = groupBy(await counted('i.process', 'i.type'), ownerKey);
  const teams = totals.map((total): TeamCoverage => {
    const ofTeam = byProcess.get(ownerKey(total)) ?? [];
    const typesOfTeam = byType.get(ownerKey(total)) ?? [];
    return {
      ...(total.owner ? { owner: total.owner } : {}),
      services: Number(total.services),
      linked: shown.map(({ process }) =>
        toLinked(process, ofTeam, typesOfTeam),
      ),
    };
  });
  return { processes: shown, teams: teams.sort(byOwner) };
}

interface CountRow {
  owner: string | null;
  process?: string;
  type?: string;
  services: number | string;
}

function ownerKey(row: { owner: string | null }): string {
  return row.owner ?? '';
}

function toLinked(
  process: string,
  counts: CountRow[],
  types: CountRow[],
): TeamCoverage['linked'][number] {
  const count = counts.find(row => row.process === process);
  return {
    process,
    services: Number(count?.services ?? 0),
    types: types
      .filter(row => row.process === process)
      .map(row => ({ type: row.type!, services: Number(row.services) }))
      .sort((a, b) => (a.type < b.type ? -1 : 1)),
  };
}

/** Those of nobody come last. */
function byOwner(a: TeamCoverage, b: TeamCoverage): number {
  if (!a.owner || !b.owner) return a.owner ? -1 : 1;
  return a.owner < b.owner ? -1 : 1;
}

/** The services of a team, or of nobody, that have no such item, and how many are suggested. */
export async function listUncovered(
  db: Knex,
  filter: OpenLinkFilter & { process: string },
  viewer: Viewer,
  configured: Configured,
): Promise<Page<UncoveredService>> {
  const types = typesOf.get(filter.process) ?? [];
  const items = (state: 'linked' | 'suggested') =>
    linkedItems(db, viewer, configured, state)
      .where('i.process', filter.process)
      .whereIn('i.type', types)
      .whereRaw('l.entity_ref = v.entity_ref');
  const matching = () =>
    db('tools_services as v')
      .where({ 'v.owner': filter.team ?? null })
      .whereNotExists(items('linked').select(db.raw('1')));
  const query = matching()
    .select('v.entity_ref')
    .select({ suggestions: items('suggested').count('*') })
    .orderBy('v.entity_ref')
    .limit(filter.limit + 1);
  const after = decodeCursor(filter.cursor);
  if (after) query.where('v.entity_ref', '>', after[0]);
  const found: { entity_ref: string; suggestions: number | string }[] =
    await query;
  const [{ total }] = await matching().count({ total: '*' });
  const { rows, nextCursor } = toPage(found, filter.limit, row => [
    row.entity_ref,
    '',
  ]);
  return {
    items: rows.map(row => ({
      entityRef: row.entity_ref,
      suggestions: Number(row.suggestions),
    })),
    total: Number(total),
    ...(nextCursor ? { nextCursor } : {}),
  };
}

function linkedItems(
  db: Knex,
  viewer: Viewer,
  configured: Configured,
  state = 'linked',
): Knex.QueryBuilder<any, any> {
  return db('tools_items as i')
    .join('tools_links as l', 'l.item_uid', 'i.uid')
    .where('l.state', state)
    .where(visibleTo(viewer))
    .where(configured.only('i'));
}
