import { InputError } from '@backstage/errors';
import { z } from 'zod';

const positionSchema = z.tuple([z.string(), z.string()]);

/** Place in a list that is sorted by subject and check. */
export interface Position {
  entityRef: string;
  checkId: string;
}

export function encodeCursor({ entityRef, checkId }: Position): string {
  return Buffer.from(JSON.stringify([entityRef, checkId])).toString(
    'base64url',
  );
}

export function decodeCursor(cursor: string): Position {
  try {
    const text = Buffer.from(cursor, 'base64url').toString();
    const [entityRef, checkId] = positionSchema.parse(JSON.parse(text));
    return { entityRef, checkId };
  } catch {
    throw new InputError(
      'The cursor is not one that this list gave out; start without a cursor',
    );
  }
}
