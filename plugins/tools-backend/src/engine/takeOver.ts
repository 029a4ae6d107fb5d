import type { ConnectorInstance } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import type { ItemRow, SyncRow } from '../store/rows';
import { clearCheckpoint } from '../store/checkpoints';
import { inTransaction } from '../store/database';

/**
 * Gives an instance what it had under former ids: items with their uids, links and decisions,
 * changes to take back, and how its syncs went, a pause included.
 */
export async function takeOverItems(
  db: Knex,
  instances: ConnectorInstance[],
): Promise<void> {
  for (const instance of instances) {
    for (const name of instance.config.previousIds) {
      const previous = `${instance.definition.id}.${name}`;
      await inTransaction(db, trx => takeOver(trx, previous, instance.id));
    }
  }
}

async function takeOver(trx: Knex.Transaction, from: string, to: string) {
  const taken = trx('tools_items as present')
    .select(trx.raw('1'))
    .where('present.instance', to)
    .whereRaw('present.resource = tools_items.resource')
    .whereRaw('present.external_id = tools_items.external_id');
  await trx<ItemRow>('tools_items')
    .where({ instance: from })
    .whereNotExists(taken)
    .update({ instance: to });
  await clearCheckpoint(trx, { instance: from });
  await trx('tools_effects').where({ instance: from }).update({ instance: to });
  const kept = trx('tools_items as kept')
    .select(trx.raw('1'))
    .where('kept.instance', from)
    .whereRaw('kept.resource = tools_syncs.resource');
  const left = () =>
    trx<SyncRow>('tools_syncs').where({ instance: from }).whereNotExists(kept);
  const present = trx<SyncRow>('tools_syncs')
    .select('resource')
    .where({ instance: to });
  const moved: Pick<SyncRow, 'resource'>[] = await left()
    .whereNotIn('resource', present)
    .update({ instance: to })
    .returning('resource');
  for (const table of ['tools_runs', 'tools_notices']) {
    await trx(table)
      .where({ instance: from })
      .whereIn(
        'resource',
        moved.map(({ resource }) => resource),
      )
      .update({ instance: to });
  }
  await left().delete();
}
