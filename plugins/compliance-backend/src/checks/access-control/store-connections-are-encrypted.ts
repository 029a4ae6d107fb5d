import {
  defineCheck,
  everyKnownValue,
} from '@strata/backstage-plugin-compliance-node';
import { storeAccess } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'store-connections-are-encrypted',
  process: 'access-control',
  title: 'Do the stores of the team accept encrypted connections only?',
  subject: 'team',
  severity: 'medium',
  stage: 'stable',
  why: 'On an unencrypted connection, passwords and data can be read by every machine on the way.',
  fix: {
    text: 'Give the store a certificate and refuse connections without TLS.',
    effort: 'hours',
  },
  facts: { stores: storeAccess },
  onlyWhereShown: true,
  missing: 'notApplicable',
  missingMessage: 'The team answers for no store whose access a tool shows.',
  evaluate: ({ stores }) =>
    everyKnownValue(stores, {
      holds: ({ tls }) => (tls ? tls === 'required' : undefined),
      describe: ({ tls = 'encryption not shown' }) =>
        tls === 'offered' ? 'plain connections are accepted too' : tls,
      passed: 'Every store demands encryption.',
      failed: 'A store accepts connections that are not encrypted.',
      notShown: 'The tool does not show whether connections are encrypted.',
    }),
});
