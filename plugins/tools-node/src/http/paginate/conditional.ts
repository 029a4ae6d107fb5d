import type { ListPage } from '../../define/api';
import type { ApiResponse } from '../../define/request';
import { paginate } from '.';
import type { PageRequest, Query } from './types';

const UNCHANGED = new Error('The list is unchanged');

/**
 * Walks a list whose first answer tells whether it has changed at all. A walk that goes on where
 * another one stopped is not compared: it does not see the first answer.
 */
export async function* conditionally(
  request: PageRequest,
  validator: string | undefined,
): AsyncGenerator<ListPage> {
  if (request.from !== undefined) return yield* paginate(request);
  let first: ApiResponse | undefined;
  const fetch = async (target: string, query: Query | undefined) => {
    if (first) return request.fetch(target, query);
    first = await request.fetch(target, query, validator);
    if (first.status === 304) throw UNCHANGED;
    return first;
  };
  try {
    for await (const page of paginate({ ...request, fetch })) {
      const tag = first?.headers.get('etag');
      yield tag ? { ...page, validator: tag } : page;
    }
  } catch (error) {
    if (error !== UNCHANGED) throw error;
    yield { rows: [], last: true, unchanged: true, validator };
  }
  return undefined;
}
