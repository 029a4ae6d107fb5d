import type { JsonObject, JsonValue } from '@backstage/types';
import { BASE_URL, type RecordedResponse } from './wire';

/** Makes another recording of one. */
export type Derive = (responses: RecordedResponse[]) => RecordedResponse[];

/** Objects that Zabbix is asked for at once. */
const CHUNK = 200;

/** Gives rows what they lack. */
export function mended(
  broken: (row: JsonObject) => boolean,
  fix: JsonObject,
): Derive {
  const mend = (_key: string, value: JsonValue) =>
    isObject(value) && broken(value) ? { ...value, ...fix } : value;
  return responses =>
    responses.map(({ body, ...response }) => ({
      ...response,
      ...(body !== undefined && {
        body: JSON.parse(JSON.stringify(body, mend as any)),
      }),
    }));
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Makes two pages of one: its first row, and the others. */
export function inTwo(
  path: string,
  cut: (page: RecordedResponse) => RecordedResponse[],
): Derive {
  return responses =>
    responses.flatMap(page =>
      page.path === path && page.body ? cut(page) : [page],
    );
}

/** The tool names the next page in the body. */
export function byNext(page: RecordedResponse): RecordedResponse[] {
  const { results = [], ...rest } = page.body as {
    results?: JsonValue[];
    next?: string;
  };
  if (results.length < 2 || rest.next) return [page];
  const query = { ...page.query, page: '2' } as Record<string, string>;
  const next = `/base${page.path}?${new URLSearchParams(query)}`;
  return [
    { ...page, body: { ...rest, results: results.slice(0, 1), next } },
    { ...page, query, body: { ...rest, results: results.slice(1) } },
  ];
}

/** The tool names it in a header. */
export function byLink(page: RecordedResponse): RecordedResponse[] {
  const rows = page.body as JsonValue[];
  const query = { ...page.query, id_after: '1' } as Record<string, string>;
  const next = `${BASE_URL}${page.path}?${new URLSearchParams(query)}`;
  const headers = { ...page.headers, Link: `<${next}>; rel="next"` };
  return [
    { ...page, headers, body: rows.slice(0, 1) },
    { ...page, query, body: rows.slice(1) },
  ];
}

/** The tool counts all rows, and is asked for those behind a number. */
export function byOffset(page: RecordedResponse): RecordedResponse[] {
  const { results, ...rest } = page.body as { results: JsonValue[] };
  return [
    { ...page, body: { ...rest, results: results.slice(0, 1) } },
    {
      ...page,
      query: { ...page.query, offset: '1' },
      body: { ...rest, results: results.slice(1) },
    },
  ];
}

/** A Jenkins that takes too long is asked for less. */
export function withSmallRanges(
  responses: RecordedResponse[],
): RecordedResponse[] {
  return responses.flatMap(response => {
    const tree = String(response.query?.tree);
    const small = tree.replace('{0,501}', '{0,101}');
    return small === tree
      ? [response]
      : [response, { ...response, query: { ...response.query, tree: small } }];
  });
}

/** Puts so many objects before the recorded ones that these are asked for on a page of their own. */
export function lengthened(method: string, id: string, ids: string): Derive {
  const fill = Array.from({ length: CHUNK }, (_, at) => String(at - CHUNK));
  return responses =>
    responses.flatMap(response => {
      const sent = response.sent as { method?: string; params: JsonObject };
      const body = response.body as { result?: JsonObject[] };
      if (sent?.method !== method || !body.result?.length) return [response];
      const [row] = body.result;
      const more = fill.map(value => ({ ...row, [id]: value }));
      if (ids in sent.params) {
        const params = { ...sent.params, [ids]: fill };
        const page = {
          sent: { ...sent, params },
          body: { ...body, result: more },
        };
        return [{ ...response, ...page }, response];
      }
      // The list of all ids, and no other question for such objects.
      return Object.keys(row).join() === id
        ? [
            {
              ...response,
              body: { ...body, result: [...more, ...body.result] },
            },
          ]
        : [response];
    });
}
