import type { JsonObject, JsonValue } from '@backstage/types';
import type { Because } from './reasons';

/** How an item is doing, in one of four words that every page shows with its own icon. */
export type ItemHealth = 'ok' | 'warning' | 'failing' | 'unknown';

/** The stable part of one thing found in a tool: only this reaches the catalog. */
export interface ToolItem {
  /** Opaque and permanent: 16 hexadecimal digits over instance, resource and external id. */
  uid: string;
  connector: string;
  instance: string;
  instanceTitle: string;
  resource: string;
  /** The tool's own permanent id: a number or uid that survives renaming, where the tool has one. */
  externalId: string;
  /** `spec.type` of the catalog entity, for example `ci-job` or `dashboard`. */
  type: string;
  /** Id of a process in `packages/technologies/data/processes.yaml`. */
  process: string;
  title: string;
  description?: string;
  /** Absolute http(s) address in the tool's own interface. */
  url?: string;
  environment?: string;
  /** True where only the groups named for the instance may see the item. */
  restricted: boolean;
  /** Entity ref of the owning group or user, where one was found. */
  owner?: string;
  /** Why it is the owner: the evidence, to follow "because". */
  ownerReason?: string;
  /** The same, to say it in another language. */
  ownerBecause?: Because;
  attributes: JsonObject;
  status: ItemStatus;
  /** ISO time of the last read that saw the item. */
  seenAt: string;
  /** Present where the configuration no longer names what showed the item: nothing of it is live. */
  retired?: true;
}

/** The volatile part of an item: kept in our own tables, never in an entity. */
export interface ItemStatus {
  health: ItemHealth;
  /** The state in the tool's own word, for example `SUCCESS` or `firing`. */
  word?: string;
  /** ISO time of the last build, edit or event in the tool. */
  lastActivityAt?: string;
}

export type LinkSource =
  | 'annotation'
  | 'repository'
  | 'codeowners'
  | 'label'
  /** A rule of `toolsLinks.naming`. */
  | 'naming'
  | 'name'
  | 'manual';

/** `conflict`: a rule is sure of it, but a stronger one is sure of another service, and applies. */
export type LinkState = 'linked' | 'suggested' | 'conflict' | 'rejected';

/** Why an item belongs to a service, and whether that is settled. */
export interface ItemLink {
  id: string;
  itemUid: string;
  entityRef: string;
  state: LinkState;
  source: LinkSource;
  /** One sentence with the evidence, for example `annotation jenkins.io/job-full-name is payments/checkout`. */
  reason: string;
  /** The same, to say it in another language. */
  because?: Because;
  /** From 0 to 1. */
  confidence: number;
  decidedBy?: string;
  decidedAt?: string;
}

export interface LinkedItem extends ToolItem {
  link: ItemLink;
}

/** A link that waits for a person, with the owner of its service. */
export interface Suggestion extends LinkedItem {
  serviceOwner?: string;
}

/** An item that rules give to different services. */
export interface LinkConflict {
  item: ToolItem;
  /** What applies (`linked`) and what speaks against it (`conflict`). */
  claims: ItemLink[];
}

/** An annotation of a service that means nothing in any tool, as far as the viewer may see. */
export interface DanglingAnnotation {
  entityRef: string;
  serviceOwner?: string;
  annotation: string;
  value: string;
}

/** What became of one link of many. */
export interface LinkDecisionResult {
  id: string;
  /** Present where the link was left as it was. */
  error?: { name: string; message: string };
}

/** How many services of each team have an item for each process. */
export interface LinkCoverage {
  /** Processes that a configured tool can show, with the types of items that do. */
  processes: { process: string; types: string[] }[];
  teams: TeamCoverage[];
}

export interface TeamCoverage {
  /** Absent for the services that nobody owns. */
  owner?: string;
  services: number;
  linked: {
    process: string;
    services: number;
    /** Services by type of item; one may have several. */
    types: { type: string; services: number }[];
  }[];
}

/** A service without an item for a process. */
export interface UncoveredService {
  entityRef: string;
  /** How many items of the process are suggested for it. */
  suggestions: number;
}

/** Everything of one service, in the order a change travels. */
export interface ServiceTools {
  entityRef: string;
  /** ISO time of the oldest complete read that this answer rests on. */
  asOf?: string;
  groups: { process: string; items: LinkedItem[] }[];
  suggestions: LinkedItem[];
  conflicts: LinkConflict[];
  dangling: DanglingAnnotation[];
}

export type SyncErrorKind =
  | 'config'
  | 'auth'
  | 'forbidden'
  | 'rateLimited'
  | 'unavailable'
  | 'contract';

/** What an error says to a person. */
export type ShownError = {
  kind: SyncErrorKind;
  message: string;
  remedy: string;
};

export type SyncOutcome =
  | 'never'
  | 'running'
  | 'complete'
  | 'partial'
  | 'failed'
  | 'held'
  /** Not configured any more: nothing reads it, and what it has stays until a person removes it. */
  | 'retired'
  /** The same, because the configuration of the instance switches the resource off. */
  | 'off';

/** From so many failed runs in a row on, a tool is asked less and less often. */
export const MANY_FAILURES = 5;

/** What of an instance comes from the configuration of another plugin. */
export interface TakenOver {
  /** Where it stands, for example `integrations.gitlab[0]`. */
  from: string;
  part: 'instance' | 'credential';
}

export interface ToolLimit {
  value: number;
  /** Whether the company configured it; else its connector assumes it. */
  configured: boolean;
}

/** How many requests a tool gets at most. */
export interface ToolLimits {
  /** Requests at once. */
  concurrency: ToolLimit;
  requestsPerMinute?: ToolLimit;
  /** Requests of an hour, if configured. */
  callsPerHour?: number;
  /** Requests of one run, if configured. */
  callsPerRun?: number;
  /** Ids of the instances with the same origin and credential: they share all but `callsPerRun`. */
  sharedWith: string[];
}

/** One connector instance and resource, as the Syncs page shows it. */
export interface SyncState {
  connector: string;
  connectorTitle: string;
  instance: string;
  instanceTitle: string;
  resource: string;
  resourceTitle: string;
  outcome: SyncOutcome;
  startedAt?: string;
  finishedAt?: string;
  lastCompleteAt?: string;
  nextRunAt?: string;
  durationMs?: number;
  /** Requests sent to the tool in the last run. */
  calls: number;
  /** Items now in the store. */
  items: number;
  added: number;
  changed: number;
  removed: number;
  /** Rows that failed their schema in the last run; they never abort a page. */
  invalid: number;
  invalidSamples: { externalId?: string; problem: string }[];
  /** Items that the last complete read did not show; the next one removes them if it does not either. */
  missing: number;
  /** Removals waiting for a person's decision. */
  heldBack: number;
  /** Items that reads do not show any more, and that a person keeps. */
  removalsRefused: number;
  /** Items that the catalog does not take, or not as they are now. */
  refused: number;
  refusedSamples: { uid: string; title: string; problem: string }[];
  error?: ShownError;
  /** Runs that failed in a row; see `MANY_FAILURES`. */
  failures: number;
  /** Set while nothing runs by schedule. */
  paused?: { by: string; at: string };
  takenOver?: TakenOver;
  /** Of the tool; absent where it is not configured any more. */
  limits?: ToolLimits;
}

/** Removals that a person decides: those held back, or those refused before. */
export type RemovalGroup = 'held' | 'refused';

/** An item that reads do not show any more. */
export interface HeldRemoval {
  uid: string;
  title: string;
  externalId: string;
  url?: string;
  missingSince: string;
  /** Entity refs of the services that have it. */
  services: string[];
}

/** A page of removals to decide, by title. */
export interface HeldRemovals extends Page<HeldRemoval> {
  /** Names the whole list as it is now; a decision is about a list that was shown. */
  revision: string;
  /** How many more there are that the caller may not see, where they may decide. */
  hidden?: number;
}

/** What a person says about a whole list of removals. */
export interface RemovalDecision {
  group?: RemovalGroup;
  decision: 'accept' | 'refuse';
  /** Of the list that the person was shown. */
  revision: string;
}

/** What one run read: all, what had changed, or for looking only. */
export type RunMode = 'full' | 'changes' | 'dry';

/** What becomes of an item in a run: `miss` and `hold` as in `missing` and `heldBack`. */
export type RunChange = 'add' | 'change' | 'remove' | 'miss' | 'hold';

/** One finished run of a sync. */
export interface SyncRun {
  id: string;
  mode: RunMode;
  outcome: Exclude<SyncOutcome, 'running' | 'never' | 'retired' | 'off'>;
  startedAt: string;
  finishedAt: string;
  durationMs: number;
  /** Pages that an interrupted run had already read, and that were not asked for again. */
  resumedAtPage?: number;
  calls: number;
  rows: number;
  added: number;
  changed: number;
  removed: number;
  /** Not shown by it, and removed by the next complete read that does not show them either. */
  missing: number;
  /** Not shown by it, and too many to be removed without a person's decision. */
  heldBack: number;
  factsChanged: number;
  invalid: number;
  /** What a dry run would do, a few of each. */
  samples?: { change: RunChange; title: string }[];
  error?: ShownError;
}

/** The last reads of one sync in few words, oldest first, for a chart; those for looking only are left out. */
export interface SyncTrend {
  instance: string;
  resource: string;
  runs: Pick<SyncRun, 'outcome' | 'startedAt' | 'durationMs'>[];
}

/** Why a delivery of a webhook was not accepted. */
export type DeliveryRefusal =
  | 'unproven'
  | 'replayed'
  | 'too-large'
  | 'unusable';

/** Whether a tool tells at once that something changed, and how to have it do so. */
export interface InstanceWebhooks {
  instance: string;
  /** Whether webhooks of this kind of tool are understood. */
  supported: boolean;
  /** Whether a secret is configured; without it, none is accepted. */
  configured: boolean;
  /** Key of the configuration for the secret. */
  secretKey: string;
  /** To be entered in the tool. */
  address: string;
  /** What to do in the tool, one sentence each. */
  setup: string[];
  docs?: string;
  /** Deliveries that were accepted, ever. */
  accepted: number;
  lastAcceptedAt?: string;
  refused: { outcome: DeliveryRefusal; count: number; lastAt: string }[];
  /** Items that wait to be read again. */
  waiting: number;
}

/** What works with the configured address and credential of a tool, and what they lack. */
export interface InstanceCheck {
  instance: string;
  instanceTitle: string;
  reachable: boolean;
  /** The least privileges that the connector asks for. */
  permissions: string[];
  takenOver?: TakenOver;
  error?: ShownError;
  resources: {
    resource: string;
    resourceTitle: string;
    /** Whether its first page could be read. */
    readable: boolean;
    /** Requests that the tool refused this credential; what they prove stays unknown. */
    lacking: string[];
    error?: ShownError;
  }[];
  /** What the configuration says not to read. */
  switchedOff: { resource: string; resourceTitle: string }[];
  /** The configured credentials for changes; none where the tool could not be reached. */
  changes: ChangeCredentialCheck[];
}

/** Whether the tool takes a credential for changes. Nothing was changed to find out. */
export interface ChangeCredentialCheck {
  /** Where it stands, for example `tools.gitlab.main.writeToken`. */
  key: string;
  /** What it is for. */
  actions: { action: string; actionTitle: string; permission: string }[];
  error?: ShownError;
}

/** One fact as a tool showed it, joined with the services that its item is linked to. */
export interface FactRow {
  factId: string;
  value: JsonValue;
  itemUid: string;
  itemTitle: string;
  itemType: string;
  itemUrl?: string;
  connector: string;
  instance: string;
  environment?: string;
  /** True where only the groups named for the instance may see the item. */
  restricted: boolean;
  /** Refs of the services with a settled link to the item. */
  entityRefs: string[];
  /** Ref of the group that answers for the item; of what is the whole tool's, its owner. */
  owner?: string;
  /** ISO time at which the tool showed the value. */
  observedAt: string;
}

/** A repository that no service of the catalog has. */
export interface UnregisteredRepository {
  item: ToolItem;
  /** Ids of what its files show. */
  technologies: string[];
  /** It describes itself, but nobody has registered that. */
  catalogFile?: {
    path: string;
    /** Address of the file, to register it by. */
    url?: string;
    /** Refs of what it describes. */
    entities: string[];
    problems: string[];
  };
  /** Text of a catalog-info.yaml for it, where it has none. */
  proposal?: string;
}

/** Whether the source of a fact was ever read completely: without that, absence proves nothing. */
export interface FactSourceState {
  factId: string;
  connector: string;
  instance: string;
  resource: string;
  lastCompleteAt?: string;
}

/** A line of the change feed that the catalog module follows. */
export interface FeedChange {
  seq: number;
  uid: string;
  /** Absent when the item was removed or left the catalog's scope. */
  item?: ToolItem & { linkedTo: string[] };
  /** Why the item was refused when the catalog last looked at it. */
  refused?: string;
}

/** What the catalog says of an item of the change feed: refused where there is a problem. */
export interface FeedVerdict {
  uid: string;
  /** One sentence. */
  problem?: string;
}

/** A configured tool, as the System band and the catalog show it. */
export interface ToolInstance {
  connector: string;
  connectorTitle: string;
  /** Permanent id. */
  instance: string;
  title: string;
  /** Id of a technology. */
  technology: string;
  baseUrl: string;
  environment?: string;
  items: number;
  /** Ref of every service with a settled link to one of its items. */
  services: string[];
  /** ISO time of the oldest complete read among its resources; absent while one was never read. */
  asOf?: string;
  broken: boolean;
}

export interface Page<T> {
  items: T[];
  /** Opaque; absent on the last page. */
  nextCursor?: string;
  total?: number;
}

/** What a write action did or would do in a tool. */
export interface Effect {
  /** Absent in a dry run. */
  id?: string;
  instance: string;
  action: string;
  /** One sentence in the past tense, or in the future for a dry run. */
  summary: string;
  url?: string;
  /** True when the tool already was as asked and nothing was changed. */
  unchanged: boolean;
  undoable: boolean;
  undoneAt?: string;
  /**
   * ISO time at which the change, or taking it back, began that is not known to have finished. It
   * may be repeated, or taken back.
   */
  unfinishedSince?: string;
  /** What later steps need, for example the clone address of a created project. */
  output: JsonObject;
}
