import type { SyncState } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import { keyOf, type SyncTarget } from '../../engine/types';
import { heldItems } from '../removals';
import type { SyncRow } from '../rows';
import { dbTime } from '../clock';
import { syncName } from '../syncs';
import { plainError } from './errors';
import { ItemCounts } from './itemCounts';
import { maySeeRows } from './maySeeRows';
import { NONE_REFUSED, readRefused } from './refused';
import { seesRestricted, visibleTo, type Viewer } from './viewer';

const MAX_HELD_SAMPLES = 5;

/** With whether a process holds the sync now, by the database's clock. */
type StateRow = SyncRow & { running: boolean | 0 | 1 | null };

/**
 * The state of every configured sync, then of those that are not configured any more. Counts,
 * samples and errors tell only of what the viewer may see.
 */
export async function listSyncStates(
  db: Knex,
  targets: SyncTarget[],
  viewer: Viewer,
): Promise<SyncState[]> {
  const rows: StateRow[] = await db('tools_syncs')
    .select('*', db.raw('lease_until >= ? as running', [dbTime(db)]))
    .orderBy(['instance', 'resource']);
  const counts = await ItemCounts.read(db, viewer);
  const refused = await readRefused(db, viewer);
  const rowOf = new Map(rows.map(row => [syncName(row), row]));
  const configured = new Set(targets.map(target => syncName(keyOf(target))));
  const live = targets.map(async target => {
    const key = keyOf(target);
    const row = rowOf.get(syncName(key));
    const held = await readMissing(db, row, viewer);
    const all = seesRestricted(viewer, key.instance);
    const state = toSyncState(target, row, all);
    return {
      ...(maySeeRows(target, viewer, counts) ? state : withoutNames(state)),
      items: counts.visible(key),
      ...held,
      ...refused.get(syncName(key)),
      ...(['complete', 'held'].includes(state.outcome)
        ? {
            // What is held back is the business of those who may see it.
            outcome: held.heldBack ? ('held' as const) : ('complete' as const),
          }
        : {}),
    };
  });
  const retired = rows
    .filter(row => !configured.has(syncName(row)))
    .map(row => ({
      ...toRetired(row, targets),
      ...numbers(row, seesRestricted(viewer, row.instance)),
      items: counts.visible(row),
      invalid: 0,
    }));
  return [...(await Promise.all(live)), ...retired];
}

function withoutNames(state: SyncState): SyncState {
  const { error } = state;
  return {
    ...state,
    invalidSamples: [],
    ...(error ? { error: plainError(error) } : {}),
  };
}

/** What a complete read did not show: held back where it was too much, else missing until the next one. */
async function readMissing(
  db: Knex,
  row: SyncRow | undefined,
  viewer: Viewer,
): Promise<Pick<SyncState, 'missing' | 'heldBack' | 'heldSamples'>> {
  const none = { missing: 0, heldBack: 0, heldSamples: [] };
  if (!row) return none;
  const items = () =>
    heldItems(db, row).where(visibleTo(viewer, 'tools_items'));
  const [{ count }] = await items().count({ count: '*' });
  const missing = Number(count);
  if (!missing || !row.held) return { ...none, missing };
  const heldSamples = await items()
    .select('uid', 'title')
    .orderBy('title')
    .limit(MAX_HELD_SAMPLES);
  return { missing: 0, heldBack: missing, heldSamples };
}

function toSyncState(
  { instance, resource }: SyncTarget,
  row: StateRow | undefined,
  all: boolean,
): SyncState {
  return {
    connector: instance.definition.id,
    connectorTitle: instance.definition.title,
    instance: instance.id,
    instanceTitle: instance.title,
    resource: resource.name,
    resourceTitle: resource.title,
    outcome: row?.running ? 'running' : row?.outcome ?? 'never',
    ...times(row),
    ...pace(row),
    ...numbers(row, all),
    invalidSamples: JSON.parse(row?.invalid_samples ?? '[]'),
    ...(instance.takenOver ? { takenOver: instance.takenOver } : {}),
    ...(row?.error ? { error: JSON.parse(row.error) } : {}),
  };
}

/** Titles are what is left of them: those of another instance of the connector, else ids. */
function toRetired(row: SyncRow, targets: SyncTarget[]) {
  const connector = row.instance.split('.')[0];
  const kin = targets.filter(
    ({ instance }) => instance.definition.id === connector,
  );
  return {
    connector,
    connectorTitle: kin[0]?.instance.definition.title ?? connector,
    instance: row.instance,
    instanceTitle:
      kin.find(({ instance }) => instance.id === row.instance)?.instance
        .title ?? row.instance,
    resource: row.resource,
    resourceTitle:
      kin.find(({ resource }) => resource.name === row.resource)?.resource
        .title ?? row.resource,
    outcome: 'retired' as const,
    ...times(row),
    invalidSamples: [],
  };
}

/** Of the last run; without those of restricted items unless the viewer may see `all`. */
function numbers(row: SyncRow | undefined, all: boolean) {
  const of = (name: 'added' | 'changed' | 'removed') =>
    row ? row[name] - (all ? 0 : row[`${name}_restricted`]) : 0;
  return {
    calls: row?.calls ?? 0,
    items: 0,
    added: of('added'),
    changed: of('changed'),
    removed: of('removed'),
    invalid: row?.invalid ?? 0,
    missing: 0,
    heldBack: 0,
    heldSamples: [],
    ...NONE_REFUSED,
    failures: row?.failures ?? 0,
  };
}

function times(row: SyncRow | undefined): Partial<SyncState> {
  if (!row) return {};
  return {
    ...(row.started_at ? { startedAt: row.started_at } : {}),
    ...(row.finished_at ? { finishedAt: row.finished_at } : {}),
    ...(row.last_complete_at ? { lastCompleteAt: row.last_complete_at } : {}),
    ...(row.duration_ms === null ? {} : { durationMs: row.duration_ms }),
  };
}

function pace(row: SyncRow | undefined): Partial<SyncState> {
  if (!row) return {};
  return {
    ...(row.paused_at
      ? { paused: { by: row.paused_by!, at: row.paused_at } }
      : row.next_run_at && { nextRunAt: row.next_run_at }),
  };
}
