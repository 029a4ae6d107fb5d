import { createPermission } from '@backstage/plugin-permission-common';

export const complianceReadPermission = createPermission({
  name: 'compliance.result.read',
  attributes: { action: 'read' },
});
export const complianceEvaluatePermission = createPermission({
  name: 'compliance.evaluation.run',
  attributes: { action: 'update' },
});
export const complianceWaiverRequestPermission = createPermission({
  name: 'compliance.waiver.request',
  attributes: { action: 'create' },
});
export const complianceWaiverDecidePermission = createPermission({
  name: 'compliance.waiver.decide',
  attributes: { action: 'update' },
});
export const complianceAttestPermission = createPermission({
  name: 'compliance.attestation.create',
  attributes: { action: 'create' },
});

export const compliancePermissions = [
  complianceReadPermission,
  complianceEvaluatePermission,
  complianceWaiverRequestPermission,
  complianceWaiverDecidePermission,
  complianceAttestPermission,
];
