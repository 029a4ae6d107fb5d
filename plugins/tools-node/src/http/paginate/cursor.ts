import type { ListPage } from '../../define/api';
import { headerTotal, pick, readRows } from './rows';
import { MAX_PAGES, type PageRequest, type PagingOf } from './types';

export async function* byCursor(
  request: PageRequest,
  paging: PagingOf<'cursor'>,
): AsyncGenerator<ListPage> {
  const seen = new Set<string>();
  let cursor = request.from;
  for (let page = 0; page < MAX_PAGES; page++) {
    const response = await request.fetch(request.path, {
      ...request.query,
      ...(paging.sizeParam ? { [paging.sizeParam]: paging.size } : {}),
      ...(cursor === undefined ? {} : { [paging.param]: cursor }),
    });
    const { body, rows } = readRows(response, request);
    const next = pick(body, paging.next);
    cursor =
      next === undefined || next === null || next === ''
        ? undefined
        : String(next);
    if (cursor !== undefined && seen.has(cursor)) {
      throw request.fail('the same cursor twice');
    }
    if (cursor !== undefined) seen.add(cursor);
    yield {
      rows,
      total: headerTotal(response),
      last: cursor === undefined,
      next: cursor,
    };
    if (cursor === undefined) return;
  }
}
