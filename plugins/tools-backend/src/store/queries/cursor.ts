import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import { z } from 'zod';

/** PostgreSQL refuses NUL in text. */
const text = z.string().refine(value => !value.includes('\0'));
const schema = z.tuple([text, text]);

/** Where the next page starts: sort key and unique id of the last row. */
export type Position = z.output<typeof schema>;

export function encodeCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position), 'utf8').toString('base64url');
}

export function decodeCursor(cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  try {
    const json = Buffer.from(cursor, 'base64url').toString('utf8');
    return schema.parse(JSON.parse(json));
  } catch {
    throw new InputError(
      'The cursor is not one that this list gave; start again without it',
    );
  }
}

/** Rows after a position in a list of items by title. */
export function afterTitle(position: Position | undefined) {
  return (where: Knex.QueryBuilder) => {
    if (!position) return;
    const [title, uid] = position;
    where
      .where('i.title', '>', title)
      .orWhere(same =>
        same.where('i.title', title).andWhere('i.uid', '>', uid),
      );
  };
}

/** Splits off the row that was read only to know whether there is a next page. */
export function toPage<T>(
  rows: T[],
  limit: number,
  positionOf: (row: T) => Position,
): { rows: T[]; nextCursor?: string } {
  const page = rows.slice(0, limit);
  return rows.length > limit
    ? {
        rows: page,
        nextCursor: encodeCursor(positionOf(page[page.length - 1])),
      }
    : { rows: page };
}
