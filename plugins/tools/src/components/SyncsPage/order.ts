import type {
  SyncOutcome,
  SyncState,
} from '@strata/backstage-plugin-tools-common';

/** From what needs a person most to what needs none. */
const urgency: SyncOutcome[] = [
  'failed',
  'held',
  'partial',
  'retired',
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

/** Broken syncs first, then by tool, instance and resource, so that a refresh moves nothing. */
export function byUrgency(syncs: SyncState[]): SyncState[] {
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

export interface SyncFilter {
  connector: string;
  outcome: string;
  text: string;
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
    (!filter.outcome || sync.outcome === filter.outcome) &&
    text.toLocaleLowerCase().includes(filter.text.trim().toLocaleLowerCase())
  );
}
