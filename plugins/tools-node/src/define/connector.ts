import type { JsonObject } from '@backstage/types';
import type {
  FactType,
  ItemStatus,
  SyncErrorKind,
} from '@strata/backstage-plugin-tools-common';
import type { z } from 'zod';
import type { ApiClient, ListPage, Paging } from './api';
import type { ClientDefinition } from './client';
import type { AuthMethod, RequestOptions } from './request';
import type { TakeOverSource } from './takeOver';
import type { WebhookDefinition } from './webhook';

/** How one tool is read. One folder each: `src/connectors/<id>/connector.ts`. */
export interface ConnectorDefinition<S extends z.ZodObject = z.ZodObject> {
  /** Kebab-case, equal to the folder name, permanent. */
  id: string;
  title: string;
  /** Id in `packages/technologies/data`. */
  technology: string;
  /** Which versions and editions are read, by which API; one or two sentences for the docs. */
  summary?: string;
  /** The vendor's API documentation. */
  docs: string;
  /** The least privilege the credential needs, one line each; printed by the docs and by errors. */
  permissions: string[];
  /** Credential forms, in order of preference. Values come from the instance's configuration. */
  auth: readonly AuthMethod[];
  /** Those of `auth` that an instance uses, where nothing but its settings tells. Default all. */
  authFor?(settings: z.output<S>): readonly AuthMethod[];
  /** Keys of the instance's configuration besides the engine's own (see `instanceConfigSchema`). */
  settings: S;
  api: {
    /** Appended to the configured `baseUrl`, for example `/api/v4`. */
    basePath?: string;
    headers?: Record<string, string>;
    /** Protocols of `baseUrl`, without the colon. Default `http` and `https`. */
    protocols?: readonly string[];
    /** Text before the JSON of every answer, which the tool puts there on purpose. */
    jsonPrefix?: string;
    /**
     * What an answer means where its status does not say it, for example 400 for a wrong password.
     * Asked for every answer that `allow` does not name; `undefined` leaves it to the status.
     */
    errorKind?(answer: {
      status: number;
      text: string;
    }): SyncErrorKind | undefined;
    /** A cheap authenticated request that proves reachability and credential. */
    ping: string | ((context: ReadContext<z.output<S>>) => Promise<unknown>);
    /** Requests in flight at once per instance. Default 4. */
    concurrency?: number;
    requestsPerMinute?: number;
  };
  resources: readonly ResourceDefinition<any, z.output<S>>[];
  actions?: readonly ActionDefinition<any, z.output<S>>[];
  /** What other plugins of Backstage may already have configured. */
  takeOver?: readonly TakeOverSource[];
  /** Annotations by which services name its items, each with an example of a value. */
  annotations?: Readonly<Record<string, string>>;
  /** Keys of an instance for the docs, where `https://<id>.example.com` and a token do not do. */
  example?: Readonly<Record<string, unknown>>;
  /** What somebody would expect of it and does not get, one sentence each; for the docs. */
  notCovered?: readonly string[];
  /** Set where the tool can tell at once that something changed. */
  webhooks?: WebhookDefinition<z.output<S>>;
}

/** One list of the tool: how to page it, what a row means. */
export interface ResourceDefinition<T = unknown, C = unknown> {
  /** Kebab-case plural, permanent: it is part of the location key. */
  name: string;
  title: string;
  /** `spec.type` of the items, and the process they serve. */
  itemType: string;
  process: string;
  /** Set where items belong to a team or to the tool as a whole, never to one service. */
  shared?: boolean;
  /** Only the fields used. A row that fails is counted and sampled, never aborts the page. */
  schema: z.ZodType<T>;
  list:
    | {
        path: string;
        paging: Paging;
        query?:
          | RequestOptions['query']
          | ((context: ReadContext<C>) => RequestOptions['query']);
        /**
         * Set where the `ETag` of the first answer stands for the whole list and for all that
         * `evidence` tells, so that an unchanged tool is read by one request.
         */
        conditional?: boolean;
      }
    | ((context: ReadContext<C>) => AsyncIterable<ListPage>);
  /**
   * Set where the list, or else `evidence`, honours `context.since`, so that reads between two full
   * ones ask only for what changed. Such a read never proves that something is gone.
   */
  incremental?: boolean;
  /**
   * Set only where it is normal that there is nothing, as with silences: then two complete answers
   * without a row remove the last items, within the budget. Otherwise such an answer counts as a
   * broken tool. A function is asked after one, where the tool shows an empty list also to an
   * account that lost its rights.
   */
  mayBeEmpty?: true | ((context: ReadContext<C>) => Promise<boolean>);
  /** The tool's own permanent id of a row. */
  id(row: T): string;
  /**
   * One row by its id, as the list shows it; `undefined` where the list would not show it, because
   * it is gone or does not belong there. Called after a webhook.
   */
  read?(id: string, context: ReadContext<C>): Promise<unknown>;
  /** `undefined` skips the row on purpose. */
  toItem(row: T, context: ReadContext<C>): ItemDraft | undefined;
  /** Kinds of facts that `evidence` may return; anything else is refused. */
  facts?: readonly FactType<any>[];
  /** Kinds of facts whose stored values `evidence` needs, to tell what is as it was. */
  remembers?: readonly FactType<any>[];
  /** Volatile state and facts, from the row alone or by further calls. */
  evidence?(
    row: T,
    context: ReadContext<C>,
    known: KnownFacts,
  ): Promise<Evidence> | Evidence;
}

/** What is stored of one item, out of the facts that its resource `remembers`. */
export interface KnownFacts {
  /** `undefined` for what was never stored, and for what an earlier version stored differently. */
  get<T>(type: FactType<T>): T | undefined;
}

export interface ReadContext<C = unknown> {
  api: ApiClient;
  /** Calls a tool that does not speak HTTP; errors come back as `ConnectorError`. */
  use<T, R>(
    client: ClientDefinition<T>,
    call: (client: T) => Promise<R>,
  ): Promise<R>;
  /** Id of the instance under `tools.<connector>`, for annotations that name it: `main:folder/job`. */
  instance: string;
  settings: C;
  signal: AbortSignal;
  /** Time of the run: mappings must not read the clock. */
  now: Date;
  /** Only what changed in the tool since then is asked for; with `incremental` resources only. */
  since?: Date;
  /** `next` of the last page that an interrupted run of the same list stored. */
  resumeAt?: string;
  /** `validator` that the last complete run of the same list got; absent for a full read. */
  validator?: string;
}

/** What a row becomes. Stable fields only: volatile ones go to `Evidence`. */
export interface ItemDraft {
  title: string;
  description?: string;
  /** Build it from `context.api.baseUrl`: tools often report a wrong root URL. */
  url?: string;
  environment?: string;
  /** True when the tool itself does not show it to every employee. */
  restricted?: boolean;
  owner?: OwnerHint;
  /** What links the item to services, strongest first. */
  hints: LinkHints;
  attributes?: JsonObject;
}

/** `label` (an explicit team or owner tag) beats `path` (namespace, folder), beats `person` (lead). */
export interface OwnerHint {
  label?: string;
  path?: string;
  /** E-mail address or user name. */
  person?: string;
}

export interface LinkHints {
  /**
   * Values that a service's annotation may hold, by annotation key, for example
   * `{ 'jenkins.io/job-full-name': ['payments/checkout'] }`.
   */
  annotations?: Record<string, string[]>;
  /** Clone or web addresses of the source repository. */
  repositories?: string[];
  /** Sub-folder of the repository, which decides where several services share it. */
  path?: string;
  /** Labels or tags of the form `service=<name>`. */
  services?: string[];
  /** Text that naming rules are tried on; default the title. */
  name?: string;
}

export interface Evidence {
  status?: ItemStatus;
  facts?: { type: FactType<any>; value: unknown }[];
  /** Facts that are as they are stored, or as absent, without having been read again. */
  unchanged?: readonly FactType<any>[];
}

/** A change that Strata may make in a tool, on behalf of a person, with its own credential. */
export interface ActionDefinition<I = any, C = unknown> {
  /** Kebab-case verb phrase, for example `protect-branch`. */
  name: string;
  title: string;
  /** Least privilege of the write credential. */
  permission: string;
  input: z.ZodType<I>;
  /**
   * Reads only. Tells what `apply` would do; `unchanged` when the tool already is as asked. Also
   * called before each `apply`, and what it gives as `undo` is kept.
   */
  plan(input: I, context: ReadContext<C>): Promise<ActionPlan>;
  /** Makes the change. Must be safe to repeat. */
  apply(input: I, context: ReadContext<C>): Promise<ActionResult>;
  /**
   * Takes `apply` back, given what it returned as `undo`, or what `plan` did where `apply` was
   * interrupted. Must be safe to repeat.
   */
  undo?(
    undo: JsonObject,
    context: ReadContext<C>,
  ): Promise<{ summary: string }>;
}

export interface ActionPlan {
  /** One sentence: "Would protect main in payments/checkout". */
  summary: string;
  unchanged: boolean;
  /**
   * Whatever `undo` needs, should `apply` be interrupted: as `apply` returns it, without what only
   * the made change has, such as an id. Ignored where nothing would be changed.
   */
  undo?: JsonObject;
}

export interface ActionResult {
  /** One sentence in the past tense. */
  summary: string;
  url?: string;
  unchanged: boolean;
  /** Whatever `undo` needs; absent when nothing was changed or it cannot be taken back. */
  undo?: JsonObject;
  /** What later steps need, for example the clone address. No secrets. */
  output?: JsonObject;
}

/** Declares a connector; settings flow into the resources without further types. */
export function defineConnector<S extends z.ZodObject>(
  definition: ConnectorDefinition<S>,
): ConnectorDefinition<S> {
  return definition;
}

/** Declares a resource with its row type inferred from `schema`. */
export function defineResource<T, C = any>(
  definition: ResourceDefinition<T, C>,
): ResourceDefinition<T, C> {
  return definition;
}

/** Declares a write action with its input type inferred from `input`. */
export function defineAction<I, C = any>(
  definition: ActionDefinition<I, C>,
): ActionDefinition<I, C> {
  return definition;
}
