import type { Knex } from 'knex';
import { syncName, type SyncKey } from '../syncs';
import { visibleTo, type Viewer } from './viewer';

/** How many items each sync has, apart for those that the viewer may see. */
export class ItemCounts {
  static async read(db: Knex, viewer: Viewer): Promise<ItemCounts> {
    const visible = await count(db, viewer);
    const all =
      viewer.restrictedOf === 'all'
        ? visible
        : await count(db, { restrictedOf: 'all' });
    return new ItemCounts(visible, all);
  }

  private constructor(
    private readonly seen: ReadonlyMap<string, number>,
    private readonly all: ReadonlyMap<string, number>,
  ) {}

  visible(key: SyncKey): number {
    return this.seen.get(syncName(key)) ?? 0;
  }

  hidden(key: SyncKey): number {
    return (this.all.get(syncName(key)) ?? 0) - this.visible(key);
  }
}

async function count(db: Knex, viewer: Viewer): Promise<Map<string, number>> {
  const rows: (SyncKey & { count: number | string })[] = await db(
    'tools_items as i',
  )
    .where(visibleTo(viewer))
    .select('i.instance', 'i.resource')
    .count({ count: '*' })
    .groupBy('i.instance', 'i.resource');
  return new Map(rows.map(row => [syncName(row), Number(row.count)]));
}
