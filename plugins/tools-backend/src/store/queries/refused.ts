import type { SyncState } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import { groupBy } from '../grouped';
import { syncName, type SyncKey } from '../syncs';
import { visibleTo, type Viewer } from './viewer';

const MAX_SAMPLES = 5;

export type Refused = Pick<SyncState, 'refused' | 'refusedSamples'>;

export const NONE_REFUSED: Refused = { refused: 0, refusedSamples: [] };

type Row = SyncKey &
  Refused['refusedSamples'][number] & { count: number | string };

/** What the catalog refuses of each sync, by its name, as far as the viewer may see it. */
export async function readRefused(
  db: Knex,
  viewer: Viewer,
): Promise<Map<string, Refused>> {
  const sync = ['i.instance', 'i.resource'];
  const ranked = db('tools_refused as r')
    .join('tools_items as i', 'i.uid', 'r.uid')
    .where(visibleTo(viewer))
    .select(...sync, 'i.uid', 'i.title', 'r.problem')
    .select(db.raw('count(*) over (partition by ??, ??) as count', sync))
    .rowNumber('place', ranking =>
      ranking.partitionBy(sync).orderBy(['i.title', 'i.uid']),
    );
  const rows: Row[] = await db
    .from(ranked.as('ranked'))
    .where('place', '<=', MAX_SAMPLES)
    .orderBy(['instance', 'resource', 'place']);
  return new Map(
    [...groupBy(rows, syncName)].map(([name, samples]) => [
      name,
      {
        refused: Number(samples[0].count),
        refusedSamples: samples.map(({ uid, title, problem }) => ({
          uid,
          title,
          problem,
        })),
      },
    ]),
  );
}
