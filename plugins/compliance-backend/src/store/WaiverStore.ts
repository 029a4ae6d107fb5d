import { randomUUID } from 'node:crypto';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type { Waiver } from '@strata/backstage-plugin-compliance-common';
import type { Knex } from 'knex';
import type { WaiverRow } from './rows';

const MAX_LISTED = 1000;

export interface NewWaiver {
  checkId: string;
  entityRef: string;
  reason: string;
  requestedBy: string;
  expiresAt: Date;
}

/** Waivers: overlays on failures, with a reason, a second person's decision and an end. */
export class WaiverStore {
  constructor(private readonly knex: Knex) {}

  /** Newest first. */
  async list(now: Date): Promise<Waiver[]> {
    const rows = await this.table()
      .orderBy([{ column: 'requested_at', order: 'desc' }, 'id'])
      .limit(MAX_LISTED);
    return rows.map(row => toWaiver(row, now));
  }

  /** Those of some subjects that had been requested or approved by then, and had not run out. */
  async listActive(
    entityRefs: readonly string[],
    now: Date,
  ): Promise<Waiver[]> {
    const rows = await this.table()
      .whereIn('entity_ref', [...new Set(entityRefs)])
      .whereIn('state', ['requested', 'approved'])
      .where('expires_at', '>', now.toISOString())
      .where('requested_at', '<=', now.toISOString())
      .where(or =>
        or
          .whereNull('decided_at')
          .orWhere('decided_at', '<=', now.toISOString()),
      )
      .orderBy('requested_at');
    return rows.map(row => toWaiver(row, now));
  }

  async get(id: string, now: Date): Promise<Waiver> {
    const row = await this.table().where({ id }).first();
    if (!row) throw new NotFoundError(`There is no waiver ${id}`);
    return toWaiver(row, now);
  }

  async add(waiver: NewWaiver, now: Date): Promise<Waiver> {
    const active = await this.listActive([waiver.entityRef], now);
    const twin = active.find(other => other.checkId === waiver.checkId);
    if (twin) {
      throw new ConflictError(
        `A waiver of ${twin.checkId} for ${twin.entityRef} is ${twin.state} until ${twin.expiresAt}`,
      );
    }
    const row: WaiverRow = {
      id: randomUUID(),
      check_id: waiver.checkId,
      entity_ref: waiver.entityRef,
      reason: waiver.reason,
      requested_by: waiver.requestedBy,
      requested_at: now.toISOString(),
      state: 'requested',
      decided_by: null,
      decided_at: null,
      expires_at: waiver.expiresAt.toISOString(),
    };
    await this.table().insert(row);
    return toWaiver(row, now);
  }

  /** Decides once: of two people who decide at the same time, the second gets a conflict. */
  async decide(
    id: string,
    state: 'approved' | 'rejected',
    decidedBy: string,
    now: Date,
  ): Promise<Waiver> {
    const updated = await this.table()
      .where({ id, state: 'requested' })
      .where('expires_at', '>', now.toISOString())
      .whereNot({ requested_by: decidedBy })
      .update({ state, decided_by: decidedBy, decided_at: now.toISOString() });
    const waiver = await this.get(id, now);
    if (updated === 0) {
      throw new ConflictError(`Waiver ${id} is already ${waiver.state}`);
    }
    return waiver;
  }

  private table() {
    return this.knex<WaiverRow>('waivers');
  }
}

function toWaiver(row: WaiverRow, now: Date): Waiver {
  const lapsed =
    row.state !== 'rejected' && row.expires_at <= now.toISOString();
  return {
    id: row.id,
    checkId: row.check_id,
    entityRef: row.entity_ref,
    reason: row.reason,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    state: lapsed ? 'expired' : row.state,
    ...(row.decided_by ? { decidedBy: row.decided_by } : {}),
    ...(row.decided_at ? { decidedAt: row.decided_at } : {}),
    expiresAt: row.expires_at,
  };
}
