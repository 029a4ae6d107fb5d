import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { updateAccount, updateAccounts } from './accountStore';
import { derivePeople } from './derive';
import { updateGrants } from './grantStore';
import { indexPeople } from './people';
import { readPeople, updatePeople, type LeaverPolicy } from './peopleStore';
import { inTransaction } from '../store/database';

export interface IdentityOptions {
  db: Knex;
  policy: LeaverPolicy;
  /** Told when facts changed, so that checks are answered anew. */
  onChange(): Promise<void>;
  now?: () => Date;
}

/** Rights end by themselves, without anything else changing. */
const DERIVE_ANEW_MS = 15 * 60_000;

/** Keeps in step whose accounts are, and who can get in. */
export class Identity {
  private derivedAt = 0;

  constructor(private readonly options: IdentityOptions) {}

  /** `users` are all of the catalog, or nothing where it could not be read as a whole. */
  async refresh(users: readonly Entity[] | undefined): Promise<void> {
    const { db, policy } = this.options;
    const now = this.time();
    if (users) {
      await inTransaction(db, trx => updatePeople(trx, users, now, policy));
    }
    const changed = await updateGrants(db);
    await this.rematch({ changed: changed > 0 });
  }

  /** Matches all accounts with the people known; before anybody is, nobody is missing. */
  async rematch({ changed = false } = {}): Promise<void> {
    const { db } = this.options;
    const now = this.time();
    const people = await readPeople(db);
    if (!people.length) return;
    const moved = await updateAccounts(db, indexPeople(people, now));
    const age = Date.parse(now) - this.derivedAt;
    if (moved || changed || age > DERIVE_ANEW_MS) await this.derive(now);
  }

  /** The same for one account, after a person decided about it. */
  async rematchOne(uid: string): Promise<void> {
    const { db } = this.options;
    const now = this.time();
    const people = indexPeople(await readPeople(db), now);
    await inTransaction(db, trx => updateAccount(trx, uid, people));
    await this.derive(now, uid);
  }

  private async derive(now: string, account?: string) {
    const { db, onChange } = this.options;
    if (await derivePeople(db, now, account)) await onChange();
    if (!account) this.derivedAt = Date.parse(now);
  }

  time(): string {
    return (this.options.now?.() ?? new Date()).toISOString();
  }
}
