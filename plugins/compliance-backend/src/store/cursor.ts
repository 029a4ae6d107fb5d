import { InputError } from '@backstage/errors';
import { z } from 'zod';

const positionSchema = z.tuple([z.number().int(), z.string(), z.string()]);

/** Place in a list that is sorted by rank, check and subject. */
export interface Position {
  rank: number;
  checkId: string;
  entityRef: string;
}

export function encodeCursor({ rank, checkId, entityRef }: Position): string {
  return Buffer.from(JSON.stringify([rank, checkId, entityRef])).toString(
    'base64url',
  );
}

export function decodeCursor(cursor: string): Position {
  try {
    const text = Buffer.from(cursor, 'base64url').toString();
    const [rank, checkId, entityRef] = positionSchema.parse(JSON.parse(text));
    return { rank, checkId, entityRef };
  } catch {
    throw new InputError(
      'The cursor is not one that this list gave out; start without a cursor',
    );
  }
}
