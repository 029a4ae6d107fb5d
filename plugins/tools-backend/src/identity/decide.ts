import { InputError } from '@backstage/errors';
import type { AccountDecision } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import type { AccountDecisionRow, PersonRow } from './rows';
import { inTransaction } from '../store/database';

const STORED = {
  accept: 'accepted',
  reject: 'rejected',
  service: 'service',
} as const;

/** Stores what a person said about an account; it outlives the account and the rules. */
export async function storeDecision(
  db: Knex,
  uid: string,
  said: AccountDecision,
  made: { by: string; at: string },
): Promise<void> {
  await inTransaction(db, async trx => {
    if (said.decision === 'forget') {
      await trx('tools_account_decisions').where({ uid }).delete();
      return;
    }
    await assertFits(trx, said);
    // Of whom it is, only one thing is true; whose it is not may be several people.
    if (said.decision !== 'reject') {
      await trx('tools_account_decisions')
        .where({ uid })
        .whereNot('decision', 'rejected')
        .delete();
    }
    const row: AccountDecisionRow = {
      uid,
      entity_ref: said.entityRef,
      decision: STORED[said.decision],
      decided_by: made.by,
      decided_at: made.at,
    };
    await trx('tools_account_decisions')
      .insert(row)
      .onConflict(['uid', 'entity_ref'])
      .merge();
  });
}

async function assertFits(
  trx: Knex.Transaction,
  { decision, entityRef }: Exclude<AccountDecision, { decision: 'forget' }>,
) {
  const kind = decision === 'service' ? 'group' : 'user';
  if (!entityRef.startsWith(`${kind}:`)) {
    throw new InputError(
      kind === 'group'
        ? 'A service account needs a group that answers for it'
        : `${entityRef} is no user`,
    );
  }
  if (kind === 'group') return;
  const known = await trx<PersonRow>('tools_people')
    .where({ entity_ref: entityRef })
    .first();
  if (!known) throw new InputError(`The catalog has no ${entityRef}`);
}
