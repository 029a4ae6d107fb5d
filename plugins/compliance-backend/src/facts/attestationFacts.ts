import {
  attestation,
  defineFactSource,
  type FactSource,
  type ObservedRow,
} from '@strata/backstage-plugin-compliance-node';
import type { Attestation, AttestationStore } from '../store/AttestationStore';

/** What teams attested, from Strata's own records; how long it holds is up to the check. */
export function createAttestationFacts(store: AttestationStore): FactSource {
  return defineFactSource({
    id: 'attestations',
    title: 'Attestations',
    facts: [attestation],
    maxAgeDays: Infinity,
    async read() {
      const rows = (await store.listNewest()).map(toRow);
      return [{ factId: attestation.id, complete: true, rows }];
    },
  });
}

function toRow(attested: Attestation): ObservedRow {
  const { checkId, note, attestedAt } = attested;
  return {
    value: { checkId, note, attestedAt },
    itemTitle: attested.attestedBy,
    url: attested.url,
    source: 'Attestation',
    observedAt: attestedAt,
    entityRefs: [attested.entityRef],
  };
}
