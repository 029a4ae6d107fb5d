import type { ListPage } from '../../define/api';
import { bodyTotal, headerTotal, pick, readRows } from './rows';
import { MAX_PAGES, type PageRequest, type PagingOf } from './types';

export async function* byOffset(
  request: PageRequest,
  paging: PagingOf<'offset'>,
): AsyncGenerator<ListPage> {
  let offset = Number(request.from ?? 0);
  for (let page = 0; page < MAX_PAGES; page++) {
    const response = await request.fetch(request.path, {
      ...request.query,
      [paging.param]: offset,
      [paging.sizeParam]: paging.size,
    });
    const { body, rows } = readRows(response, request);
    offset += rows.length;
    const total = bodyTotal(body, paging.total) ?? headerTotal(response);
    const last = isLast(body, paging, { rows: rows.length, offset, total });
    yield { rows, total, last, ...(last ? {} : { next: String(offset) }) };
    if (last || rows.length === 0) return;
  }
}

function isLast(
  body: unknown,
  paging: PagingOf<'offset'>,
  seen: { rows: number; offset: number; total?: number },
): boolean {
  const marker = paging.isLast ? pick(body, paging.isLast) : undefined;
  if (typeof marker === 'boolean') return marker;
  if (seen.total !== undefined) return seen.offset >= seen.total;
  return seen.rows < paging.size;
}
