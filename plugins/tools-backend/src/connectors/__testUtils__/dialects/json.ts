import type { JsonValue } from '@backstage/types';
import { HttpResponse } from 'msw';
import { toResponse, type RecordedResponse } from '../wire';
import { NAMES, type ChangeList, type Dialect } from './dialect';

/** JSON with the status codes of HTTP; `prefix` stands before every answer. */
export function json(prefix = ''): Dialect {
  const withBody = (
    recorded: RecordedResponse,
    body: JsonValue | undefined,
  ): Response => toResponse({ ...recorded, body }, prefix);
  return {
    writes: ({ body }) => body !== undefined,
    whole: recorded => toResponse(recorded, prefix),
    cutShort: async recorded => {
      const whole = await toResponse(recorded, prefix).text();
      return new HttpResponse(whole.slice(0, -3) || '{', {
        headers: { 'Content-Type': 'application/json' },
      });
    },
    withLists: (recorded, change) =>
      withBody(recorded, mapLists(recorded.body, change)),
    withNames: (recorded, name) =>
      withBody(recorded, rename(recorded.body, name)),
    limited: retryAfter =>
      new HttpResponse(null, {
        status: 429,
        headers: { 'Retry-After': retryAfter },
      }),
    expired: () => new HttpResponse(null, { status: 401 }),
  };
}

function rename(body: JsonValue | undefined, name: string) {
  const text = JSON.stringify(body, (key, value) =>
    typeof value === 'string' && NAMES.test(key) ? name : value,
  );
  return text === undefined ? undefined : JSON.parse(text);
}

/** Applies a change to the lists of an answer: the body itself, or its properties. */
function mapLists(
  body: JsonValue | undefined,
  change: ChangeList,
): JsonValue | undefined {
  if (Array.isArray(body)) return change<JsonValue>(body, 7);
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      Array.isArray(value) ? change<JsonValue>(value, 7) : value!,
    ]),
  );
}
