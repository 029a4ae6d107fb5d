import { InputError, NotAllowedError } from '@backstage/errors';
import { complianceAttestPermission } from '@strata/backstage-plugin-compliance-common';
import type { ComplianceRouter, RouteContext } from './context';
import { audited, demand, personOf, type Person } from './guard';
import { readEntityRef, readText, readWebAddress } from './input';

export function addAttestationRoutes(
  router: ComplianceRouter,
  context: RouteContext,
) {
  router.post('/attestations', async (req, res) => {
    const credentials = await personOf(context, req);
    const { checkId } = req.body;
    const entityRef = readEntityRef(req.body.entityRef);
    const event = {
      eventId: 'attestation-create',
      request: req,
      meta: { checkId, entityRef },
    };
    const result = await audited(context, event, async () => {
      await demand(context, credentials, complianceAttestPermission);
      await demandMembership(context, credentials, entityRef);
      demandAttestable(context, checkId);
      const { note, url } = req.body;
      return attest(context, {
        checkId,
        entityRef,
        note: readText('note', note),
        ...(url ? { url: readWebAddress('url', url) } : {}),
        attestedBy: credentials.principal.userEntityRef,
      });
    });
    res.status(201).json(result);
  });
}

async function demandMembership(
  context: RouteContext,
  credentials: Person,
  team: string,
) {
  const { ownershipEntityRefs } = await context.userInfo.getUserInfo(
    credentials,
  );
  if (!ownershipEntityRefs.includes(team)) {
    throw new NotAllowedError(`Only members of ${team} can attest for it`);
  }
}

function demandAttestable({ registry }: RouteContext, checkId: string) {
  if (registry.find(checkId)?.cadenceDays) return;
  const attestable = registry.checks
    .filter(check => check.cadenceDays)
    .map(check => check.id);
  throw new InputError(
    `${checkId} is not a check that people attest; these are: ${attestable.join(
      ', ',
    )}`,
  );
}

async function attest(
  { attestations, evaluator, results }: RouteContext,
  attestation: {
    checkId: string;
    entityRef: string;
    note: string;
    url?: string;
    attestedBy: string;
  },
) {
  const { checkId, entityRef } = attestation;
  await evaluator.demandSubject(entityRef, 'team');
  const attestedAt = new Date().toISOString();
  await attestations.add({ ...attestation, attestedAt });
  await evaluator.evaluate({ entityRef, checkIds: [checkId] });
  const page = await results.list({ checkId, entityRef }, new Date());
  return page.items[0];
}
