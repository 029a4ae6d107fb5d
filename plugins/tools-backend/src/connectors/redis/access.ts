import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { unlessForbidden } from '../shared/permission';
import { redis, stranger, turnsAway } from './client';

/** How far somebody without a credential gets. */
export interface Reach {
  getIn: boolean;
  /** Absent where it cannot be told. */
  may?: 'nothing' | 'read' | 'write';
}

/** Tried by a second connection, because the settings that decide it hold passwords. */
export async function strangersReach(
  context: ReadContext,
  version: string,
): Promise<Reach> {
  const getIn = await context.use(stranger, async client => {
    try {
      await client.call('PING');
      return true;
    } catch (error) {
      if (turnsAway(error)) return false;
      throw error;
    }
  });
  if (!getIn) return { getIn, may: 'nothing' };
  const major = Number.parseInt(version, 10);
  // Accounts with less than all rights came with version 6, and a way to ask about them with 7.
  if (major < 6) return { getIn, may: 'write' };
  if (major < 7) return { getIn };
  const writes = await mayDo(context, 'default', ['SET', 'key', 'value']);
  if (writes) return { getIn, may: 'write' };
  const reads = await mayDo(context, 'default', ['GET', 'key']);
  if (writes === undefined || reads === undefined) return { getIn };
  return { getIn, may: reads ? 'read' : 'nothing' };
}

/** Denied is then the key that was tried; the user may well reach others. */
const SPEAKS_OF_KEY = /\baccess\b.*\bkeys?\b/;

/**
 * Whether a user could run a command, which is not run; `undefined` where Strata may not ask, or
 * where it depends on the key.
 */
export function mayDo(
  { use }: ReadContext,
  user: string,
  command: string[],
): Promise<boolean | undefined> {
  return unlessForbidden(
    use(redis, async client => {
      const answer = await client.call('ACL', 'DRYRUN', user, ...command);
      if (answer === 'OK') return true;
      return SPEAKS_OF_KEY.test(String(answer)) ? undefined : false;
    }),
  );
}
