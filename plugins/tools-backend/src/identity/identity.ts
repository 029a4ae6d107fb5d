import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import { updateAccount, updateAccounts } from './accountStore';
import { derivePeople } from './derive';
import { updateGrants } from './grantStore';
import { indexPeople } from './people';
import { readPeople, updatePeople, type LeaverPolicy } from './peopleStore';

export interface IdentityOptions {
  db: Knex;
  policy: LeaverPolicy;
  /** Told when facts changed, so that checks are answered anew. */
  onChange(): Promise<void>;
  now?: () => Date;
}

/** Keeps in step whose accounts are, and who can get in. */
export class Identity {
  constructor(private readonly options: IdentityOptions) {}

  /** `users` are all of the catalog, or nothing where it could not be read as a whole. */
  async refresh(users: readonly Entity[] | undefined): Promise<void> {
    const { db, policy } = this.options;
    const now = this.time();
    if (users) {
      await db.transaction(trx => updatePeople(trx, users, now, policy));
    }
    await updateGrants(db);
    await this.rematch();
  }

  /** Matches all accounts with the people known; before anybody is, nobody is missing. */
  async rematch(): Promise<void> {
    const { db, onChange } = this.options;
    const now = this.time();
    const people = await readPeople(db);
    if (!people.length) return;
    await updateAccounts(db, indexPeople(people, now));
    if (await derivePeople(db, now)) await onChange();
  }

  /** The same for one account, after a person decided about it. */
  async rematchOne(uid: string): Promise<void> {
    const { db, onChange } = this.options;
    const now = this.time();
    const people = indexPeople(await readPeople(db), now);
    await db.transaction(trx => updateAccount(trx, uid, people));
    if (await derivePeople(db, now)) await onChange();
  }

  time(): string {
    return (this.options.now?.() ?? new Date()).toISOString();
  }
}
