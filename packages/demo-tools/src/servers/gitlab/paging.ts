import type { Request, Response } from 'express';
import { rootUrl } from '../../http/hostGuard';

const MAX_PER_PAGE = 100;
const DEFAULT_PER_PAGE = 20;

function positive(value: unknown, fallback: number): number {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : fallback;
}

function link(
  req: Request,
  changes: Record<string, string | number>,
  rel: string,
): string {
  const url = new URL(req.originalUrl, rootUrl(req));
  for (const [key, value] of Object.entries(changes)) {
    url.searchParams.set(key, String(value));
  }
  return `<${url}>; rel="${rel}"`;
}

/** Offset paging: https://docs.gitlab.com/api/rest/#offset-based-pagination */
export function sendPage<T>(
  req: Request,
  res: Response,
  rows: T[],
  present: (row: T) => unknown,
): void {
  const perPage = Math.min(
    positive(req.query.per_page, DEFAULT_PER_PAGE),
    MAX_PER_PAGE,
  );
  const page = positive(req.query.page, 1);
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const next = page < pages ? page + 1 : undefined;
  const previous = page > 1 ? page - 1 : undefined;
  res.set({
    'X-Total': String(rows.length),
    'X-Total-Pages': String(pages),
    'X-Page': String(page),
    'X-Per-Page': String(perPage),
    'X-Next-Page': String(next ?? ''),
    'X-Prev-Page': String(previous ?? ''),
    Link: [
      ...(previous ? [link(req, { page: previous }, 'prev')] : []),
      ...(next ? [link(req, { page: next }, 'next')] : []),
      link(req, { page: 1 }, 'first'),
      link(req, { page: pages }, 'last'),
    ].join(', '),
  });
  res.json(rows.slice((page - 1) * perPage, page * perPage).map(present));
}

/** Keyset paging by id: no totals, only the next link. */
export function sendKeysetPage<T extends { id: number }>(
  req: Request,
  res: Response,
  rows: T[],
  present: (row: T) => unknown,
): void {
  const perPage = Math.min(
    positive(req.query.per_page, DEFAULT_PER_PAGE),
    MAX_PER_PAGE,
  );
  const descending = req.query.sort !== 'asc';
  const boundary = descending ? 'id_before' : 'id_after';
  const limit = Number(
    req.query[boundary] ?? (descending ? Infinity : -Infinity),
  );
  const rest = rows
    .filter(row => (descending ? row.id < limit : row.id > limit))
    .sort((a, b) => (descending ? b.id - a.id : a.id - b.id));
  const page = rest.slice(0, perPage);
  if (rest.length > page.length) {
    res.set('Link', link(req, { [boundary]: page.at(-1)!.id }, 'next'));
  }
  res.json(page.map(present));
}
