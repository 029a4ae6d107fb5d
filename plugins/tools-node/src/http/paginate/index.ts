import type { ListPage } from '../../define/api';
import { byCursor } from './cursor';
import { byLink } from './link';
import { byOffset } from './offset';
import { byPage } from './page';
import { bySingle } from './single';
import type { PageRequest } from './types';

/** Walks a list in the declared form; the last page is marked only when that is certain. */
export async function* paginate(
  request: PageRequest,
): AsyncGenerator<ListPage> {
  switch (request.paging.by) {
    case 'single':
      return yield* bySingle(request);
    case 'page':
      return yield* byPage(request, request.paging);
    case 'offset':
      return yield* byOffset(request, request.paging);
    case 'cursor':
      return yield* byCursor(request, request.paging);
    default:
      return yield* byLink(request, request.paging);
  }
}
