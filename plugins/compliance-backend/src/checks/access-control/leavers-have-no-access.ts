import {
  defineCheck,
  everyValue,
  unknown,
} from '@strata/backstage-plugin-compliance-node';
import { accessPeople } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'leavers-have-no-access',
  process: 'access-control',
  title:
    "Do only current people have access to this service's repositories and tools?",
  subject: 'service',
  severity: 'critical',
  stage: 'stable',
  why: 'The account of somebody who left is watched by nobody: whoever has its password can read and change what it reaches.',
  fix: {
    text: 'Block the accounts that the page Access lists as left, or take their rights away.',
    effort: 'minutes',
  },
  facts: { access: accessPeople },
  missing: 'unknown',
  missingMessage:
    'No tool shows which accounts have access to what is linked to this service.',
  evaluate({ access }) {
    const finding = everyValue(access, {
      holds: ({ leavers }) => leavers === 0,
      describe: ({ leavers, accounts }) =>
        `${leavers} of ${accounts} accounts with access belong to people who left`,
      passed: 'Nobody who left has access.',
      failed: 'People who left still have access.',
    });
    return finding.outcome === 'pass' && access.some(isCut)
      ? unknown('Not every account with access is shown.', finding.evidence)
      : finding;
  },
});

function isCut({ value }: { value: { complete: boolean } }): boolean {
  return !value.complete;
}
