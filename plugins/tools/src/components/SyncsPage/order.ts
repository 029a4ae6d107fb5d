import type {
  ShownError,
  SyncOutcome,
  SyncState,
  TakenOver,
} from '@strata/backstage-plugin-tools-common';

/** From what needs a person most to what needs none. */
const urgency: SyncOutcome[] = [
  'failed',
  'held',
  'partial',
  'retired',
  'off',
  'never',
  'running',
  'complete',
];

/** The states in the order in which they are offered and listed. */
export const outcomes: readonly SyncOutcome[] = urgency;

export function syncKey(sync: { instance: string; resource: string }): string {
  return `${sync.instance}/${sync.resource}`;
}

/** Whether somebody has to look: a failure that is being retried counts until a run succeeds. */
export function isBroken(sync: SyncState): boolean {
  return (
    Boolean(sync.error) ||
    sync.heldBack > 0 ||
    ['failed', 'held', 'partial'].includes(sync.outcome)
  );
}

/** Whether the configuration wants it read. */
export function isRead({ outcome }: SyncState): boolean {
  return outcome !== 'retired' && outcome !== 'off';
}

/** Broken syncs first, then by tool, instance and resource, so that a refresh moves nothing. */
function byUrgency(syncs: SyncState[]): SyncState[] {
  const rank = (sync: SyncState) => (isBroken(sync) ? 0 : 1);
  const name = (sync: SyncState) =>
    `${sync.connectorTitle}\n${sync.instanceTitle}\n${sync.resourceTitle}`;
  return [...syncs].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (isBroken(a)
        ? urgency.indexOf(a.outcome) - urgency.indexOf(b.outcome)
        : 0) ||
      name(a).localeCompare(name(b)),
  );
}

/** One instance of a tool with its syncs, the most urgent first. */
export interface SyncGroup {
  instance: string;
  title: string;
  connectorTitle: string;
  takenOver?: TakenOver;
  syncs: SyncState[];
  broken: number;
  paused: number;
  items: number;
}

/** By instance; instances with something broken first, then by tool and title. */
export function groupByInstance(syncs: SyncState[]): SyncGroup[] {
  const groups = new Map<string, SyncState[]>();
  for (const sync of byUrgency(syncs)) {
    groups.set(sync.instance, [...(groups.get(sync.instance) ?? []), sync]);
  }
  return [...groups.values()].map(toGroup);
}

function toGroup(syncs: SyncState[]): SyncGroup {
  const [{ instance, instanceTitle, connectorTitle, takenOver }] = syncs;
  return {
    instance,
    title: instanceTitle,
    connectorTitle,
    takenOver,
    syncs,
    broken: syncs.filter(isBroken).length,
    paused: syncs.filter(sync => sync.paused).length,
    items: syncs.reduce((sum, sync) => sum + sync.items, 0),
  };
}

/** An error that several syncs of an instance have in common, as after a refused token. */
export interface SharedError {
  error: ShownError;
  syncs: SyncState[];
}

export function sharedErrors({ syncs }: SyncGroup): SharedError[] {
  const errors = new Map<string, SharedError>();
  for (const sync of syncs) {
    if (!sync.error) continue;
    const { kind, message, remedy } = sync.error;
    const text = [kind, message, remedy].join('\n');
    const before = errors.get(text)?.syncs ?? [];
    errors.set(text, { error: sync.error, syncs: [...before, sync] });
  }
  return [...errors.values()].filter(shared => shared.syncs.length > 1);
}

/** States to filter by that are no outcome of a run. */
export const conditions = ['broken', 'paused'] as const;

export interface SyncFilter {
  connector: string;
  outcome: string;
  text: string;
}

function hasState(sync: SyncState, state: string): boolean {
  if (state === 'broken') return isBroken(sync);
  if (state === 'paused') return Boolean(sync.paused);
  return !state || sync.outcome === state;
}

export function matches(sync: SyncState, filter: SyncFilter): boolean {
  const text = [
    sync.connectorTitle,
    sync.instanceTitle,
    sync.instance,
    sync.resourceTitle,
  ].join(' ');
  return (
    (!filter.connector || sync.connector === filter.connector) &&
    hasState(sync, filter.outcome) &&
    text.toLocaleLowerCase().includes(filter.text.trim().toLocaleLowerCase())
  );
}
