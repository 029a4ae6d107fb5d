import type {
  LinkedItem,
  ServiceTools,
  SyncRun,
  SyncState,
  ToolItem,
} from '@strata/backstage-plugin-tools-common';

export const SERVICE_REF = 'component:default/checkout-api';

/** A sync in good order. */
export function aSync(changes: Partial<SyncState> = {}): SyncState {
  return {
    connector: 'jenkins',
    connectorTitle: 'Jenkins',
    instance: 'jenkins.main',
    instanceTitle: 'main',
    resource: 'jobs',
    resourceTitle: 'Jobs',
    outcome: 'complete',
    startedAt: '2026-11-01T11:59:50Z',
    finishedAt: '2026-11-01T12:00:00Z',
    lastCompleteAt: '2026-11-01T12:00:00Z',
    nextRunAt: '2026-11-01T12:10:00Z',
    durationMs: 1500,
    calls: 7,
    items: 42,
    added: 1,
    changed: 2,
    removed: 3,
    invalid: 0,
    invalidSamples: [],
    missing: 0,
    failures: 0,
    heldBack: 0,
    removalsRefused: 0,
    refused: 0,
    refusedSamples: [],
    ...changes,
  };
}

/** A run in which all went well. */
export function aRun(changes: Partial<SyncRun> = {}): SyncRun {
  return {
    id: 'run-1',
    mode: 'full',
    outcome: 'complete',
    startedAt: '2026-11-01T11:59:50Z',
    finishedAt: '2026-11-01T12:00:00Z',
    durationMs: 1500,
    calls: 7,
    rows: 42,
    added: 1,
    changed: 2,
    removed: 3,
    missing: 0,
    heldBack: 0,
    factsChanged: 0,
    invalid: 0,
    ...changes,
  };
}

/** A build job that nobody has claimed. */
export function anItem(changes: Partial<ToolItem> = {}): ToolItem {
  return {
    uid: '00000000000000a1',
    connector: 'jenkins',
    instance: 'jenkins.main',
    instanceTitle: 'Jenkins main',
    resource: 'jobs',
    externalId: 'storefront/checkout-api',
    type: 'ci-job',
    process: 'ci',
    title: 'storefront/checkout-api',
    url: 'http://localhost:7101/job/storefront/job/checkout-api/',
    restricted: false,
    owner: 'group:default/storefront',
    attributes: {},
    status: {
      health: 'ok',
      word: 'SUCCESS',
      lastActivityAt: '2026-11-01T10:00:00Z',
    },
    seenAt: '2026-11-01T12:00:00Z',
    ...changes,
  };
}

/** The same job with the link to a service. */
export function aLinkedItem(
  changes: Partial<ToolItem> = {},
  link: Partial<LinkedItem['link']> = {},
): LinkedItem {
  const item = anItem(changes);
  return {
    ...item,
    link: {
      id: `link-${item.uid}`,
      itemUid: item.uid,
      entityRef: SERVICE_REF,
      state: 'linked',
      source: 'annotation',
      reason: 'annotation jenkins.io/job-full-name is storefront/checkout-api',
      confidence: 1,
      ...link,
    },
  };
}

export function serviceTools(
  items: LinkedItem[],
  suggestions: LinkedItem[] = [],
): ServiceTools {
  const byProcess = new Map<string, LinkedItem[]>();
  for (const item of items) {
    byProcess.set(item.process, [...(byProcess.get(item.process) ?? []), item]);
  }
  return {
    entityRef: SERVICE_REF,
    asOf: '2026-11-01T12:00:00Z',
    groups: [...byProcess].map(([process, group]) => ({
      process,
      items: group,
    })),
    suggestions,
    conflicts: [],
    dangling: [],
  };
}
