import type { ListPage } from '../../define/api';
import { bodyTotal, headerTotal, nextLink, pick, readRows } from './rows';
import {
  MAX_PAGES,
  type PageRequest,
  type PagingOf,
  type Query,
} from './types';

export async function* byLink(
  request: PageRequest,
  paging: PagingOf<'link'>,
): AsyncGenerator<ListPage> {
  const seen = new Set<string>();
  // A link already carries the query.
  let target = request.from ? request.resolve(request.from) : request.path;
  let query: Query | undefined = request.from
    ? undefined
    : { ...request.query, [paging.sizeParam]: paging.size };
  for (let page = 0; page < MAX_PAGES; page++) {
    const response = await request.fetch(target, query);
    const { body, rows } = readRows(response, request);
    const link = paging.next ? pick(body, paging.next) : nextLink(response);
    const next = typeof link === 'string' && link ? link : undefined;
    const total = bodyTotal(body, paging.total) ?? headerTotal(response);
    yield { rows, total, last: !next, next };
    if (!next) return;
    if (seen.has(next)) throw request.fail('the same next link twice');
    seen.add(next);
    target = request.resolve(next);
    query = undefined;
  }
}
