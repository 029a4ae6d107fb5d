import type { Touch } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { inTransaction } from '../store/database';
import {
  rememberDeliveries,
  type RememberedDelivery,
} from '../store/deliveries';
import { storeHints } from '../store/hints';

/** A delivery that has proven itself, and the items that it touches. */
export interface ProvenTouches extends RememberedDelivery {
  touches: readonly Touch[];
}

/**
 * Remembers many deliveries and has their items wait to be read, or neither: what was accepted is
 * never lost, and what failed may come again. False for each that is a replay.
 */
export function acceptDeliveries(
  db: Knex,
  deliveries: readonly ProvenTouches[],
): Promise<boolean[]> {
  return inTransaction(db, async trx => {
    const isNew = await rememberDeliveries(trx, deliveries);
    await storeHints(
      trx,
      deliveries
        .filter((_, at) => isNew[at])
        .flatMap(({ instance, touches }) =>
          touches.map(touch => ({ instance, ...touch })),
        ),
    );
    return isNew;
  });
}
