import type {
  ReadContext,
  RequestOptions,
} from '@strata/backstage-plugin-tools-node';
import type { z } from 'zod';
import { apiRoot, PAGES, type AwxSettings } from './settings';

/** All rows of a list that look as expected; the others are left out. */
export async function readList<T>(
  context: ReadContext<AwxSettings>,
  list: string,
  schema: z.ZodType<T>,
  query: RequestOptions['query'] = {},
): Promise<T[]> {
  const found: T[] = [];
  const path = `${apiRoot(context)}/${list}/`;
  for await (const { rows } of context.api.pages(path, PAGES, {
    query: { order_by: 'id', ...query },
  })) {
    found.push(...rows.flatMap(row => schema.safeParse(row).data ?? []));
  }
  return found;
}
