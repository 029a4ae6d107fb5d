import type { ACM, CertificateDetail } from '@aws-sdk/client-acm';
import { shownCertificates } from '@strata/backstage-plugin-tools-common';
import type {
  Evidence,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { unlessForbidden } from '../shared/permission';
import { acm, type Regional } from './clients';

/** Certificates are shared by many, so that each is asked for once in a run. */
const known = new WeakMap<Regional<ACM>, Map<string, Promise<Certificate>>>();

interface Certificate {
  domains: string[];
  expiresAt?: string;
  renewsItself: boolean;
}

/** The fact of what is shown with these ARNs; none where one of them is not known. */
export async function certificateFacts(
  context: ReadContext,
  arns: (string | undefined)[],
): Promise<NonNullable<Evidence['facts']>> {
  const distinct = [...new Set(arns)].flatMap(arn =>
    // The other kind, server certificates of IAM, is not asked for.
    arn?.includes(':acm:') ? [arn] : [],
  );
  if (!distinct.length || distinct.length < new Set(arns).size) return [];
  const found = await unlessForbidden(
    Promise.all(distinct.map(arn => readCertificate(context, arn))),
  );
  const certificates = (found ?? []).flatMap(({ expiresAt, ...rest }) =>
    expiresAt ? [{ ...rest, expiresAt }] : [],
  );
  // One that is not issued yet has no end.
  if (certificates.length < distinct.length) return [];
  certificates.sort((a, b) => a.expiresAt.localeCompare(b.expiresAt));
  return [{ type: shownCertificates, value: { certificates } }];
}

function readCertificate({ use }: ReadContext, arn: string) {
  return use(acm, clients => {
    const all = known.get(clients) ?? new Map<string, Promise<Certificate>>();
    known.set(clients, all);
    const answer = all.get(arn) ?? describe(clients, arn);
    all.set(arn, answer);
    answer.catch(() => all.delete(arn));
    return answer;
  });
}

async function describe(
  clients: Regional<ACM>,
  arn: string,
): Promise<Certificate> {
  const region = arn.split(':')[3];
  const { Certificate: certificate } = await clients
    .in(region)
    .describeCertificate({ CertificateArn: arn });
  return {
    domains: domainsOf(certificate),
    expiresAt: certificate?.NotAfter?.toISOString(),
    renewsItself:
      certificate?.Type !== 'IMPORTED' &&
      certificate?.RenewalEligibility === 'ELIGIBLE' &&
      certificate.RenewalSummary?.RenewalStatus !== 'FAILED',
  };
}

function domainsOf(certificate: CertificateDetail | undefined): string[] {
  const { DomainName: name, SubjectAlternativeNames: names = [] } =
    certificate ?? {};
  return [...new Set([...(name ? [name] : []), ...names])].sort();
}
