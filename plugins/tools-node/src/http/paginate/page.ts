import type { ListPage } from '../../define/api';
import { headerTotal, nextLink, readRows } from './rows';
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
    const { rows } = readRows(response, request);
    // A tool that sends Link headers says itself whether there is more; others end with a short page.
    const last = response.headers.has('link')
      ? !nextLink(response)
      : rows.length < paging.size;
    const next = last ? {} : { next: String(page + 1) };
    yield { rows, total: headerTotal(response), last, ...next };
    if (last) return;
  }
}
