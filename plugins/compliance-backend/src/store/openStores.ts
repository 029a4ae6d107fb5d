import type { DatabaseService } from '@backstage/backend-plugin-api';
import { AttestationStore } from './AttestationStore';
import type { CheckDefinition } from '@strata/backstage-plugin-compliance-node';
import { byGain } from './byGain';
import { openDatabase } from './database';
import { EvaluationStore } from './EvaluationStore';
import { ResultStore } from './ResultStore';
import { WaiverStore } from './WaiverStore';

/** Everything that the plugin keeps. */
export async function openStores(
  database: DatabaseService,
  checks: readonly CheckDefinition<any>[],
) {
  const knex = await openDatabase(database);
  const evaluations = new EvaluationStore(knex);
  const waivers = new WaiverStore(knex);
  return {
    evaluations,
    waivers,
    attestations: new AttestationStore(knex),
    results: new ResultStore(knex, {
      evaluations,
      waivers,
      checksByGain: byGain(checks),
    }),
  };
}
