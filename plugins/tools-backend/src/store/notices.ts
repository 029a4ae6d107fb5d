import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { dbTime } from './clock';
import type { SyncKey } from './syncs';

/** What is told about a sync: that it stays broken, or that removals wait for a person. */
export interface NoticeKey extends SyncKey {
  kind: 'failing' | 'held';
}

interface NoticeRow extends NoticeKey {
  /** `new`: not said yet; `telling` and `closing`: a process says it now; `told`: said. */
  state: 'new' | 'telling' | 'told' | 'closing';
  token: string | null;
  claimed_until: string | null;
  told_at: string | null;
}

/** The right to say one thing; at most one process has it. */
export interface NoticeClaim {
  token: string;
}

/** A process that was killed while it said something keeps the right for so long. */
const CLAIM_SECONDS = 60;

const TABLE = 'tools_notices';

export async function listNotices(db: Knex): Promise<NoticeKey[]> {
  return db<NoticeRow>(TABLE).select('instance', 'resource', 'kind');
}

/** Takes the right to say that something is wrong; nothing where that was said, or is being said. */
export async function claimTelling(
  db: Knex,
  key: NoticeKey,
): Promise<NoticeClaim | undefined> {
  await db<NoticeRow>(TABLE)
    .insert({ ...pick(key), state: 'new' })
    .onConflict(['instance', 'resource', 'kind'])
    .ignore();
  return claim(db, key, { from: ['new'], lapsed: ['telling'], to: 'telling' });
}

/**
 * Takes the right to say that it is over. A process that was killed while it told may have been
 * heard, so that an end is said then too.
 */
export async function claimClosing(
  db: Knex,
  key: NoticeKey,
): Promise<NoticeClaim | undefined> {
  await db<NoticeRow>(TABLE)
    .where({ ...pick(key), state: 'new' })
    .delete();
  return claim(db, key, {
    from: ['told'],
    lapsed: ['telling', 'closing'],
    to: 'closing',
  });
}

export async function settleTelling(db: Knex, { token }: NoticeClaim) {
  await db<NoticeRow>(TABLE)
    .where({ token })
    .update({
      state: 'told',
      told_at: dbTime(db) as unknown as string,
      token: null,
      claimed_until: null,
    });
}

export async function settleClosing(db: Knex, { token }: NoticeClaim) {
  await db<NoticeRow>(TABLE).where({ token }).delete();
}

/** Nobody heard it: the next look says it again. */
export async function giveBack(
  db: Knex,
  { token }: NoticeClaim,
  state: 'new' | 'told',
) {
  await db<NoticeRow>(TABLE)
    .where({ token })
    .update({ state, token: null, claimed_until: null });
}

async function claim(
  db: Knex,
  key: NoticeKey,
  states: {
    from: NoticeRow['state'][];
    lapsed: NoticeRow['state'][];
    to: NoticeRow['state'];
  },
): Promise<NoticeClaim | undefined> {
  const token = randomUUID();
  const claimed = await db<NoticeRow>(TABLE)
    .where(pick(key))
    .where(free =>
      free
        .whereIn('state', states.from)
        .orWhere(left =>
          left
            .whereIn('state', states.lapsed)
            .where('claimed_until', '<', dbTime(db)),
        ),
    )
    .update({
      state: states.to,
      token,
      claimed_until: dbTime(db, CLAIM_SECONDS) as unknown as string,
    });
  return claimed ? { token } : undefined;
}

function pick({ instance, resource, kind }: NoticeKey): NoticeKey {
  return { instance, resource, kind };
}
