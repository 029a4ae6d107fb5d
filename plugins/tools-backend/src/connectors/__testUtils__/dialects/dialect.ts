import type { RecordedResponse } from '../wire';

/** How a tool writes, so that it goes wrong in its own way. */
export interface Dialect {
  /** Whether an answer is written so; others, such as plain text, cannot go wrong in every way. */
  writes(recorded: RecordedResponse): boolean;
  whole(recorded: RecordedResponse): Response;
  cutShort(recorded: RecordedResponse): Promise<Response> | Response;
  withLists(recorded: RecordedResponse, change: ChangeList): Response;
  /** With another name for everything that has one. */
  withNames(recorded: RecordedResponse, name: string): Response;
  limited(retryAfter: string, recorded: RecordedResponse): Response;
  expired(recorded: RecordedResponse): Response;
}

/** Makes another list of one; `odd` is a row that none should have. */
export type ChangeList = <T>(list: T[], odd: T) => T[];

/** Properties and elements that hold the name of a thing. */
export const NAMES = /^(full|display|loadbalancer)?(name|title)$/i;
