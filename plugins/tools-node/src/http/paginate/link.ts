import type { ListPage } from '../../define/api';
import { headerTotal, nextLink, readRows } from './rows';
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
    const { rows } = readRows(response, request);
    const next = nextLink(response);
    yield { rows, total: headerTotal(response), last: !next, next };
    if (!next) return;
    if (seen.has(next)) throw request.fail('the same next link twice');
    seen.add(next);
    target = request.resolve(next);
    query = undefined;
  }
}
