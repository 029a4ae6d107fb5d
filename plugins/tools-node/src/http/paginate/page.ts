import type { ListPage } from '../../define/api';
import type { ApiResponse } from '../../define/request';
import { headerTotal, nextLink, pick, readRows } from './rows';
import { MAX_PAGES, type PageRequest, type PagingOf } from './types';

export async function* byPage(
  request: PageRequest,
  paging: PagingOf<'page'>,
): AsyncGenerator<ListPage> {
  const first = Number(request.from ?? paging.first ?? 1);
  for (let page = first; page < first + MAX_PAGES; page++) {
    const response = await request.fetch(request.path, {
      ...request.query,
      [paging.param]: page,
      [paging.sizeParam]: paging.size,
    });
    const { body, rows } = readRows(response, request);
    const count = numberAt(body, paging.pages);
    const last =
      count === undefined
        ? endsHere(response, rows.length < paging.size)
        : page - (paging.first ?? 1) + 1 >= count;
    const next = last ? {} : { next: String(page + 1) };
    const total = numberAt(body, paging.total) ?? headerTotal(response);
    yield { rows, total, last, ...next };
    if (last) return;
  }
}

/** A tool that sends Link headers says itself whether there is more; others end with a short page. */
function endsHere(response: ApiResponse, short: boolean): boolean {
  return response.headers.has('link') ? !nextLink(response) : short;
}

function numberAt(body: unknown, path?: string): number | undefined {
  const value = path ? pick(body, path) : undefined;
  return typeof value === 'number' ? value : undefined;
}
