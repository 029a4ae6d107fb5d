import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  complianceWaiverDecidePermission,
  complianceWaiverRequestPermission,
} from '@strata/backstage-plugin-compliance-common';
import type { RouteContext } from './context';
import { demand, type Person } from './guard';
import { readEntityRef, readExpiry, readText } from './input';

/** Asks to leave a failure out of the score for a while. */
export async function requestWaiver(
  context: RouteContext,
  person: Person,
  body: Record<'checkId' | 'entityRef' | 'reason' | 'expiresAt', string>,
) {
  await demand(context, person, complianceWaiverRequestPermission);
  const now = new Date();
  const result = {
    checkId: body.checkId,
    entityRef: readEntityRef(body.entityRef),
  };
  const reason = readText('reason', body.reason);
  const expiresAt = readExpiry(body.expiresAt, now);
  const { total } = await context.results.list({ ...result, limit: 1 }, now);
  if (total === 0) {
    throw new NotFoundError(
      `There is no result of ${result.checkId} for ${result.entityRef} that could be waived`,
    );
  }
  const requestedBy = person.principal.userEntityRef;
  return context.waivers.add(
    { ...result, reason, expiresAt, requestedBy },
    now,
  );
}

/** Approves or rejects, but never for the person who asked. */
export async function decideWaiver(
  context: RouteContext,
  person: Person,
  { id, decision }: { id: string; decision: 'approve' | 'reject' },
) {
  await demand(context, person, complianceWaiverDecidePermission);
  const now = new Date();
  const decider = person.principal.userEntityRef;
  const { requestedBy } = await context.waivers.get(id, now);
  if (requestedBy === decider) {
    throw new NotAllowedError(
      'Whoever requested a waiver cannot decide it; ask somebody else to',
    );
  }
  const state = decision === 'approve' ? 'approved' : 'rejected';
  return context.waivers.decide(id, state, decider, now);
}
