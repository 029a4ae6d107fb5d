import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { shownCertificates } from '@strata/backstage-plugin-tools-common';
import type { z } from 'zod';

type Certificate = z.output<
  typeof shownCertificates.schema
>['certificates'][number];

const LEAST_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

export const check = defineCheck({
  id: 'certificates-are-renewed-in-time',
  process: 'operations',
  title: 'Are the certificates that users of the service see renewed in time?',
  subject: 'service',
  severity: 'high',
  stage: 'stable',
  why: 'When a certificate runs out, the service is down for everybody at once, on a day that was known a year before.',
  fix: {
    text: 'Let the provider issue and renew the certificate, or import the next one now.',
    effort: 'hours',
  },
  facts: { entrances: shownCertificates },
  onlyWhereShown: true,
  missing: 'notApplicable',
  missingMessage:
    'No load balancer or content delivery domain with a certificate is linked to this service.',
  evaluate: ({ entrances }, _, { now }) =>
    everyValue(entrances, {
      holds: ({ certificates }) =>
        certificates.every(certificate => lasts(certificate, now)),
      describe: ({ certificates }) =>
        describe(
          certificates.find(certificate => !lasts(certificate, now)) ??
            certificates[0],
        ),
      passed: `Every certificate is renewed by itself or lasts more than ${LEAST_DAYS} days.`,
      failed: `A certificate ends within ${LEAST_DAYS} days and nobody but you renews it.`,
    }),
});

/** One that renews itself does so 60 days ahead: at its last day, something keeps it from that. */
function lasts({ expiresAt, renewsItself }: Certificate, now: Date): boolean {
  const days = (Date.parse(expiresAt) - now.getTime()) / DAY_MS;
  return days > (renewsItself ? 0 : LEAST_DAYS);
}

function describe({ domains, expiresAt, renewsItself }: Certificate): string {
  const name = domains[0] ?? 'a certificate';
  const until = expiresAt.slice(0, 10);
  return renewsItself
    ? `${name} until ${until}, renewed by itself`
    : `${name} until ${until}`;
}
