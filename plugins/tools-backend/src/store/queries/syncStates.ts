import type { SyncState } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import type { SyncTarget } from '../../engine/types';
import { heldItems } from '../removals';
import type { SyncRow } from '../rows';
import { isRunning } from '../syncs';
import { visibleTo, type Viewer } from './viewer';

const MAX_HELD_SAMPLES = 5;

/** The state of every configured sync; counts and samples hold only what the viewer may see. */
export async function listSyncStates(
  db: Knex,
  targets: SyncTarget[],
  viewer: Viewer,
  now: Date,
): Promise<SyncState[]> {
  const rows = await db<SyncRow>('tools_syncs');
  const counts: any[] = await db('tools_items as i')
    .where(visibleTo(viewer))
    .select('i.instance', 'i.resource')
    .count({ count: '*' })
    .groupBy('i.instance', 'i.resource');
  return Promise.all(
    targets.map(async target => {
      const key = {
        instance: target.instance.id,
        resource: target.resource.name,
      };
      const same = (row: { instance: string; resource: string }) =>
        row.instance === key.instance && row.resource === key.resource;
      return {
        ...toSyncState(target, rows.find(same), now),
        ...(maySample(target, viewer) ? {} : { invalidSamples: [] }),
        items: Number(counts.find(same)?.count ?? 0),
        ...(await readHeld(db, key, viewer)),
      };
    }),
  );
}

/** Samples of rows hold names as the tool wrote them, before anybody could tell whose they are. */
function maySample({ instance }: SyncTarget, viewer: Viewer): boolean {
  const { groups, restrictAll } = instance.config.visibility;
  const open = !restrictAll && groups.length === 0;
  return (
    open ||
    viewer.restrictedOf === 'all' ||
    viewer.restrictedOf.includes(instance.id)
  );
}

async function readHeld(
  db: Knex,
  key: { instance: string; resource: string },
  viewer: Viewer,
): Promise<Pick<SyncState, 'heldBack' | 'heldSamples'>> {
  const [{ count }] = await heldItems(db, key).count({ count: '*' });
  const heldBack = Number(count);
  if (!heldBack) return { heldBack, heldSamples: [] };
  const heldSamples = await heldItems(db, key)
    .where(visibleTo(viewer, 'tools_items'))
    .select('uid', 'title')
    .orderBy('title')
    .limit(MAX_HELD_SAMPLES);
  return { heldBack, heldSamples };
}

function toSyncState(
  { instance, resource }: SyncTarget,
  row: SyncRow | undefined,
  now: Date,
): SyncState {
  const running = isRunning(row, now);
  return {
    connector: instance.definition.id,
    connectorTitle: instance.definition.title,
    instance: instance.id,
    instanceTitle: instance.title,
    resource: resource.name,
    resourceTitle: resource.title,
    outcome: running ? 'running' : row?.outcome ?? 'never',
    ...times(row, instance.config.everyMinutes),
    calls: row?.calls ?? 0,
    items: 0,
    added: row?.added ?? 0,
    changed: row?.changed ?? 0,
    removed: row?.removed ?? 0,
    invalid: row?.invalid ?? 0,
    invalidSamples: JSON.parse(row?.invalid_samples ?? '[]'),
    heldBack: 0,
    heldSamples: [],
    ...(row?.error ? { error: JSON.parse(row.error) } : {}),
  };
}

function times(
  row: SyncRow | undefined,
  everyMinutes: number,
): Partial<SyncState> {
  if (!row) return {};
  const next = row.started_at
    ? new Date(Date.parse(row.started_at) + everyMinutes * 60_000)
    : undefined;
  return {
    ...(row.started_at ? { startedAt: row.started_at } : {}),
    ...(row.finished_at ? { finishedAt: row.finished_at } : {}),
    ...(row.last_complete_at ? { lastCompleteAt: row.last_complete_at } : {}),
    ...(next ? { nextRunAt: next.toISOString() } : {}),
    ...(row.duration_ms === null ? {} : { durationMs: row.duration_ms }),
  };
}
