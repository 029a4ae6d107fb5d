import type {
  ApiClient,
  ListPage,
  Paging,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { segment } from '../shared/urls';

export const spaceSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  description: z.string().optional(),
});
export type Space = z.output<typeof spaceSchema>;

/** The spaces that the credential may enter. */
async function readSpaces(api: ApiClient): Promise<Space[]> {
  return api.get('/api/spaces/space', z.array(spaceSchema));
}

/** The default space has no part of its own in addresses. */
export function spacePath(id: string): string {
  return id === 'default' ? '' : `/s/${segment(id)}`;
}

/** Of rules and of saved objects; Kibana shows the first 10,000 of a space. */
export const PAGES = {
  by: 'page',
  param: 'page',
  sizeParam: 'per_page',
  size: 100,
  total: 'total',
} satisfies Paging;

/** Where a walk goes on. */
interface Place {
  space: string;
  page?: string;
  /** Rows of the spaces before. */
  before: number;
}

/** A list that each space has, one space after the other. */
export async function* walkSpaces(
  { api, resumeAt }: ReadContext,
  pagesOf: (space: Space, from: string | undefined) => AsyncIterable<ListPage>,
): AsyncIterable<ListPage> {
  const start: Place = resumeAt
    ? JSON.parse(resumeAt)
    : { space: '', before: 0 };
  const spaces = (await readSpaces(api))
    .filter(({ id }) => id >= start.space)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  let { before } = start;
  for (const [at, space] of spaces.entries()) {
    const from = space.id === start.space ? start.page : undefined;
    const following = spaces.at(at + 1)?.id;
    let total = before;
    for await (const page of pagesOf(space, from)) {
      total = before + (page.total ?? 0);
      const next = page.last
        ? placeOf(following, total)
        : placeOf(space.id, before, page.next);
      const rows = page.rows.map(row => inSpace(row, space));
      yield { ...page, rows, total, last: page.last && !following, next };
    }
    before = total;
  }
}

function placeOf(
  space: string | undefined,
  before: number,
  page?: string,
): string | undefined {
  return space && JSON.stringify({ space, before, page } satisfies Place);
}

function inSpace(row: unknown, space: Space): unknown {
  return typeof row === 'object' ? { ...row, space } : row;
}
