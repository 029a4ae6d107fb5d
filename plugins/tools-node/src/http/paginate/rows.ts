import type { ApiResponse } from '../../define/request';
import type { PageRequest } from './types';

/** The property at a dotted path, for example `data.groups`. */
export function pick(body: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, key)
          ? (value as Record<string, unknown>)[key]
          : undefined,
      body,
    );
}

/** The rows of a page; a body without the declared list is a broken contract, not an empty list. */
export function readRows(
  response: ApiResponse,
  { paging, fail }: PageRequest,
): { body: unknown; rows: unknown[] } {
  const body = response.json();
  const rows = paging.rows ? pick(body, paging.rows) : body;
  if (!Array.isArray(rows)) {
    throw fail(
      paging.rows
        ? `no list at ${paging.rows}`
        : 'something that is not a list',
    );
  }
  return { body, rows };
}

/** Count over all pages at a property of the body. */
export function bodyTotal(
  body: unknown,
  path: string | undefined,
): number | undefined {
  const count = path ? pick(body, path) : undefined;
  return typeof count === 'number' ? count : undefined;
}

/** Headers with the count over all pages: https://docs.gitlab.com/api/rest/#other-pagination-headers, and PuppetDB's. */
const TOTALS = ['x-total', 'x-records'];

export function headerTotal(response: ApiResponse): number | undefined {
  const value = TOTALS.map(name => response.headers.get(name)).find(Boolean);
  return value && /^\d+$/.test(value) ? Number(value) : undefined;
}

/** The address of `rel="next"` in a Link header (https://www.rfc-editor.org/rfc/rfc8288). */
export function nextLink(response: ApiResponse): string | undefined {
  const header = response.headers.get('link') ?? '';
  for (const match of header.matchAll(/<([^>]*)>([^,<]*)/g)) {
    if (/;\s*rel="?next"?/i.test(match[2])) return match[1];
  }
  return undefined;
}
