import type { ListPage } from '../../define/api';
import { headerTotal, readRows } from './rows';
import type { PageRequest } from './types';

export async function* bySingle(
  request: PageRequest,
): AsyncGenerator<ListPage> {
  const response = await request.fetch(request.path, request.query);
  const { rows } = readRows(response, request);
  yield { rows, total: headerTotal(response), last: true };
}
