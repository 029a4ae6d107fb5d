import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';

export interface Attestation {
  checkId: string;
  entityRef: string;
  note: string;
  url?: string;
  attestedBy: string;
  /** ISO time. */
  attestedAt: string;
}

/** Statements of people that their team did what a check asks; none is ever changed. */
export class AttestationStore {
  constructor(private readonly knex: Knex) {}

  async add(attestation: Attestation) {
    await this.knex('attestations').insert({
      id: randomUUID(),
      check_id: attestation.checkId,
      entity_ref: attestation.entityRef,
      note: attestation.note,
      url: attestation.url ?? null,
      attested_by: attestation.attestedBy,
      attested_at: attestation.attestedAt,
    });
  }

  /** The newest one of each team and check. */
  async listNewest(): Promise<Attestation[]> {
    const newest = this.knex('attestations')
      .select('entity_ref', 'check_id')
      .max({ newest_at: 'attested_at' })
      .groupBy('entity_ref', 'check_id')
      .as('newest');
    const rows = await this.knex('attestations as a')
      .join(newest, join =>
        join
          .on('a.entity_ref', 'newest.entity_ref')
          .andOn('a.check_id', 'newest.check_id')
          .andOn('a.attested_at', 'newest.newest_at'),
      )
      .select('a.*');
    return rows.map(row => ({
      checkId: row.check_id,
      entityRef: row.entity_ref,
      note: row.note,
      ...(row.url ? { url: row.url } : {}),
      attestedBy: row.attested_by,
      attestedAt: row.attested_at,
    }));
  }
}
