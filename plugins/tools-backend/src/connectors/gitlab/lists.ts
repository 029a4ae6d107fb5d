import type { ApiClient } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

const SIZE = 100;

/** Statuses for "this token, this tier or this project has none": no fact, no failure. */
export const NOT_SHOWN = [403, 404];

/** All rows of a short list, or of its first `pages`; `undefined` where the tool does not show it. */
export async function findAll<T>(
  api: ApiClient,
  path: string,
  row: z.ZodType<T>,
  query: Record<string, string | number> = {},
  pages = Infinity,
): Promise<T[] | undefined> {
  const all: T[] = [];
  for (let page = 1; ; page++) {
    const rows = await api.find(path, z.array(row), {
      query: { ...query, per_page: SIZE, page },
      allow: NOT_SHOWN,
    });
    if (!rows) return undefined;
    all.push(...rows);
    if (rows.length < SIZE || page >= pages) return all;
  }
}
