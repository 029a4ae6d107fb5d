import type { SyncState } from '@strata/backstage-plugin-tools-common';
import { switchedOff } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { keyOf, type SyncTarget } from '../../engine/types';
import type { SyncRow } from '../rows';
import { dbTime } from '../clock';
import { syncName, type SyncKey } from '../syncs';
import { plainError } from './errors';
import { countMissing } from './heldRemovals';
import { ItemCounts } from './itemCounts';
import { maySeeRows } from './maySeeRows';
import { NONE_REFUSED, readRefused } from './refused';
import { seesRestricted, type Viewer } from './viewer';

/** With whether a process holds the sync now, by the database's clock. */
type StateRow = SyncRow & { running: boolean | 0 | 1 | null };

/**
 * The state of every configured sync, then of those that are switched off or not configured any
 * more. Counts, samples and errors tell only of what the viewer may see.
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
  const missingOf = await countMissing(db, viewer);
  const rowOf = new Map(rows.map(row => [syncName(row), row]));
  const configured = new Set(targets.map(target => syncName(keyOf(target))));
  const live = targets.map(target => {
    const key = keyOf(target);
    const row = rowOf.get(syncName(key));
    const held = splitMissing(row, missingOf(key));
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
  const off = offKeys(targets);
  const isOff = new Set(off.map(syncName));
  const left = rows.filter(row => {
    const name = syncName(row);
    return !configured.has(name) && !isOff.has(name);
  });
  const unread = [
    ...off.map(key => ({ key, outcome: 'off' as const })),
    ...left.map(key => ({ key, outcome: 'retired' as const })),
  ].map(({ key, outcome }) => ({
    ...titlesOf(key, targets),
    ...toUnread(rowOf.get(syncName(key)), seesRestricted(viewer, key.instance)),
    items: counts.visible(key),
    outcome,
  }));
  return [...live, ...unread];
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
function splitMissing(
  row: SyncRow | undefined,
  { missing, refused }: { missing: number; refused: number },
): Pick<SyncState, 'missing' | 'heldBack' | 'removalsRefused'> {
  return {
    missing: row?.held ? 0 : missing,
    heldBack: row?.held ? missing : 0,
    removalsRefused: refused,
  };
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

/** What the configuration of an instance says not to read, whether or not it ever was. */
function offKeys(targets: SyncTarget[]): SyncKey[] {
  const instances = new Set(targets.map(({ instance }) => instance));
  return [...instances].flatMap(instance =>
    switchedOff(instance).map(({ name }) => ({
      instance: instance.id,
      resource: name,
    })),
  );
}

/** Of what nothing reads: those of another instance of the connector, else ids. */
function titlesOf(key: SyncKey, targets: SyncTarget[]) {
  const connector = key.instance.split('.')[0];
  const kin = targets.filter(
    ({ instance }) => instance.definition.id === connector,
  );
  return {
    connector,
    connectorTitle: kin[0]?.instance.definition.title ?? connector,
    instance: key.instance,
    instanceTitle:
      kin.find(({ instance }) => instance.id === key.instance)?.instance
        .title ?? key.instance,
    resource: key.resource,
    resourceTitle:
      kin[0]?.instance.definition.resources.find(
        ({ name }) => name === key.resource,
      )?.title ?? key.resource,
  };
}

function toUnread(row: SyncRow | undefined, all: boolean) {
  return {
    ...times(row),
    ...numbers(row, all),
    invalid: 0,
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
    removalsRefused: 0,
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
