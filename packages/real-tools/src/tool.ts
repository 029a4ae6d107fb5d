import type { JsonObject, JsonValue } from '@backstage/types';
import type { Host } from './host/host';

/**
 * How a real server of one tool is installed, started and used: `src/tools/<connector id>/tool.ts`.
 * The same steps prove every connector; see `verifyTool`.
 */
export interface RealTool {
  /** Id of the connector, where several servers speak to one; default the folder's name. */
  connector?: string;
  /** Starts the server; throws `Skipped` with the reason where it cannot be installed. */
  start(host: Host): Promise<RunningTool>;
}

export interface RunningTool {
  /** `tools.<connector id>.real`. */
  config: JsonObject;
  /** Laid over `config`, makes the tool refuse; absent where it has no credentials. */
  wrongCredential?: JsonObject;
  /** Makes what the first sync must find. */
  seed: Step;
  /** Where the server itself can send one. */
  webhook?: WebhookStep;
  /** Write actions of the connector; each is planned, made, made again and taken back. */
  actions?: ActionStep[];
  /** Changes, adds or renames something. */
  change: Step;
  /** Deletes something. */
  remove: Step;
}

export interface Step {
  apply(): Promise<void>;
  /**
   * All items afterwards, by resource and in the order of their titles: each must have at least
   * these properties. The title of an account is what is signed in with. A tool that settles by
   * its own clock is read again for some seconds.
   */
  expected: Record<string, ExpectedItem[]>;
}

export interface WebhookStep extends Pick<Step, 'expected'> {
  /**
   * Makes the tool send webhooks to an address, with the `webhookSecret` of the configuration, and
   * does what it tells of. Only through it may the portal come to know what is expected.
   */
  send(address: string): Promise<void>;
}

export interface ActionStep {
  name: string;
  input: JsonObject;
  /** As of a step, once the change is made. Afterwards everything must be as it was. */
  expected: Step['expected'];
}

export interface ExpectedItem {
  title: string;
  /** Values by fact id, each at least what is given. */
  facts?: Record<string, JsonValue>;
  [property: string]: unknown;
}
