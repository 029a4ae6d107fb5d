import type {
  ItemHealth,
  LinkSource,
  LinkState,
  RunChange,
  RunMode,
  SyncOutcome,
} from '@strata/backstage-plugin-tools-common';

export interface ItemRow {
  uid: string;
  connector: string;
  instance: string;
  resource: string;
  external_id: string;
  type: string;
  process: string;
  title: string;
  description: string | null;
  url: string | null;
  environment: string | null;
  restricted: boolean | 0 | 1;
  owner: string | null;
  /** Set by the linker, with the owner. */
  owner_reason?: string | null;
  /** JSON of a `Because`; null also where the row is older than that. */
  owner_because?: string | null;
  owner_hint: string;
  hints: string;
  attributes: string;
  /** Over everything that comes from the tool. */
  hash: string;
  /** Last read that saw the item, as of the last write; see `seenAt`. */
  seen_at: string;
  /** First complete read that did not see the item. */
  missing_since: string | null;
  removal_refused: boolean | 0 | 1;
}

export interface StatusRow {
  uid: string;
  health: ItemHealth;
  word: string | null;
  last_activity_at: string | null;
}

export interface FactStoreRow {
  uid: string;
  fact_id: string;
  value: string;
  observed_at: string;
}

export interface LinkRow {
  id: string;
  item_uid: string;
  entity_ref: string;
  state: LinkState;
  source: LinkSource;
  reason: string;
  /** JSON of a `Because`; null where a row that stays as it is is older than that. */
  because: string | null;
  confidence: number;
  decided_by: string | null;
  decided_at: string | null;
}

export interface ServiceRow {
  entity_ref: string;
  owner: string | null;
}

/** An address that a repository has, or had until it left it. */
export interface RepositoryRow {
  item_uid: string;
  repository: string;
  left_at: string | null;
}

/** An annotation of a service that means nothing that everybody may see. */
export interface DanglingRow {
  entity_ref: string;
  annotation: string;
  value: string;
  restricted_of: string;
}

export interface SyncRow {
  instance: string;
  resource: string;
  outcome: SyncOutcome;
  started_at: string | null;
  finished_at: string | null;
  last_complete_at: string | null;
  duration_ms: number | null;
  calls: number;
  added: number;
  changed: number;
  removed: number;
  /** Of those, the changes to restricted items. */
  added_restricted: number;
  changed_restricted: number;
  removed_restricted: number;
  invalid: number;
  invalid_samples: string;
  error: string | null;
  lease_token: string | null;
  lease_until: string | null;
  /** Process that holds the lease. */
  holder: string | null;
  /** Address and credential that it uses, as a hash. */
  origin: string | null;
  next_run_at: string | null;
  /** Start of the last run that read all, or what had changed. */
  read_at: string | null;
  /** What the tool gave to ask whether a list is unchanged, as of the last complete run. */
  validator: string | null;
  /** When that run was. */
  validator_at: string | null;
  /** Runs that failed in a row. */
  failures: number;
  paused_by: string | null;
  paused_at: string | null;
  /** Items that the last complete read did not show, before they are removed. */
  missing: number;
  /** Of these, how many were too many to be removed without a person's word. */
  held: number;
  /** What all items were last matched with, or the token of a pass; null where some were not. */
  linked: string | null;
}

/** One finished run. */
export interface RunRow
  extends Pick<
    SyncRow,
    | 'instance'
    | 'resource'
    | 'calls'
    | 'invalid'
    | 'added'
    | 'changed'
    | 'removed'
    | 'added_restricted'
    | 'changed_restricted'
    | 'removed_restricted'
    | 'missing'
    | 'error'
  > {
  id: string;
  mode: RunMode;
  outcome: SyncOutcome;
  started_at: string;
  finished_at: string;
  duration_ms: number;
  /** Page behind which it went on with what an interrupted run had read. */
  resumed_at_page: number | null;
  rows: number;
  held_back: number;
  missing_restricted: number;
  held_back_restricted: number;
  facts_changed: number;
  /** JSON of `RunSample`s: what a dry run would change. */
  samples: string | null;
}

export interface RunSample {
  change: RunChange;
  title: string;
  restricted: boolean;
}

export interface FeedRow {
  uid: string;
  seq: number;
  in_scope: boolean | 0 | 1;
  hash: string;
}

/** An item that the catalog refused when it last looked at it. */
export interface RefusedRow {
  uid: string;
  problem: string;
}

export interface EffectRow {
  id: string;
  correlation_id: string | null;
  instance: string;
  action: string;
  summary: string;
  url: string | null;
  unchanged: boolean | 0 | 1;
  undo: string | null;
  output: string;
  created_by: string;
  created_at: string;
  /** Hash of the input, by which an interrupted action is known when it is repeated. */
  input_hash: string | null;
  /** Null while the action is not known to have finished. */
  finished_at: string | null;
  /** Set where the tool ended the action, and it may have been done in part. */
  failed_at: string | null;
  /** Set while the undoing is not known to have finished. */
  undo_started_at: string | null;
  undone_at: string | null;
}
