import { cdn, shownCertificates } from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import type { DistributionSummary } from '@aws-sdk/client-cloudfront';
import { z } from 'zod';
import { environmentOf, ownerOf } from '../../shared/labels';
import { unlessForbidden } from '../../shared/permission';
import { certificateFacts } from '../certificates';
import { cloudFront } from '../clients';
import { followMarkers } from '../pages';
import { labelsOf, taggedServices } from '../tags';

const PER_PAGE = 100;

const rowSchema = z.object({
  id: z.string().min(1),
  arn: z.string().min(1),
  domain: z.string().min(1),
  aliases: z.array(z.string()),
  comment: z.string().optional(),
  enabled: z.boolean(),
  /** `Deployed`, or `InProgress` after a change. */
  state: z.string(),
  origins: z.array(z.string()),
  /** How each kind of path takes requests. */
  policies: z.array(z.string()),
  minimumTls: z.string().optional(),
  ownCertificate: z.boolean(),
  /** ARN of the certificate, unless it is the provider's. */
  certificate: z.string().optional(),
  firewall: z.boolean(),
  changedAt: z.date().optional(),
  labels: z.record(z.string(), z.string()),
});
type Row = z.output<typeof rowSchema>;

export const distributions = defineResource<Row>({
  name: 'distributions',
  title: 'CDN domains',
  itemType: 'cdn-domain',
  process: 'provider-redundancy',
  schema: rowSchema,
  list: listDistributions,
  id: row => row.id,
  toItem: (row, { api }) => ({
    title: row.aliases[0] ?? row.domain,
    description: row.comment || undefined,
    url: `${api.baseUrl}/cloudfront/v4/home#/distributions/${row.id}`,
    environment: environmentOf(row.labels),
    owner: ownerOf(row.labels),
    hints: {
      annotations: { 'amazonaws.com/cloudfront-distribution-id': [row.id] },
      services: taggedServices(row.labels),
      name: (row.aliases[0] ?? row.domain).split('.')[0],
    },
    attributes: { domain: row.domain, aliases: row.aliases },
  }),
  facts: [cdn, shownCertificates],
  evidence,
});

async function* listDistributions(
  context: ReadContext,
): AsyncIterable<ListPage> {
  const pages = followMarkers(
    marker =>
      context.use(cloudFront, client =>
        client.listDistributions({ Marker: marker, MaxItems: PER_PAGE }),
      ),
    ({ DistributionList: list }) =>
      list?.IsTruncated ? list.NextMarker : undefined,
    context.resumeAt,
  );
  for await (const { page, next } of pages) {
    const list = page.DistributionList;
    if (!list) throw context.api.failure('contract', 'no DistributionList');
    const rows = await Promise.all(
      (list.Items ?? []).map(async item => ({
        ...toRow(item),
        labels: await readLabels(context, item.ARN),
      })),
    );
    yield { rows, last: list.IsTruncated === false, next };
  }
}

function toRow(item: DistributionSummary) {
  const behaviours = [
    item.DefaultCacheBehavior,
    ...(item.CacheBehaviors?.Items ?? []),
  ];
  const certificate = item.ViewerCertificate;
  return {
    id: item.Id,
    arn: item.ARN,
    domain: item.DomainName,
    aliases: [...(item.Aliases?.Items ?? [])].sort(),
    comment: item.Comment,
    enabled: item.Enabled,
    state: item.Status,
    origins: (item.Origins?.Items ?? []).map(({ DomainName }) => DomainName),
    policies: behaviours.map(each => each?.ViewerProtocolPolicy),
    minimumTls: certificate?.MinimumProtocolVersion,
    ownCertificate: Boolean(
      certificate?.ACMCertificateArn || certificate?.IAMCertificateId,
    ),
    certificate:
      certificate?.ACMCertificateArn || certificate?.IAMCertificateId,
    firewall: Boolean(item.WebACLId),
    changedAt: item.LastModifiedTime,
  };
}

async function readLabels({ use }: ReadContext, arn: string | undefined) {
  if (!arn) return {};
  const { Tags: tags } = await use(cloudFront, client =>
    client.listTagsForResource({ Resource: arn }),
  );
  return labelsOf(tags?.Items);
}

async function evidence(row: Row, context: ReadContext): Promise<Evidence> {
  const answer = await unlessForbidden(
    context.use(cloudFront, client =>
      client.getDistributionConfig({ Id: row.id }),
    ),
  );
  // False may also mean that the logs go by the newer way, which is not told here.
  const accessLogs = answer?.DistributionConfig?.Logging?.Enabled || undefined;
  const plain = row.policies.includes('allow-all');
  return {
    status: {
      health: row.enabled ? 'ok' : 'unknown',
      word: row.enabled ? row.state : 'disabled',
      lastActivityAt: row.changedAt?.toISOString(),
    },
    facts: [
      {
        type: cdn,
        value: {
          enabled: row.enabled,
          domains: row.aliases,
          origins: row.origins,
          tls: plain ? 'offered' : 'required',
          ...(row.minimumTls && { minimumTls: row.minimumTls }),
          ownCertificate: row.ownCertificate,
          firewall: row.firewall,
          ...(accessLogs && { accessLogs }),
        },
      },
      ...(await certificateFacts(context, [row.certificate ?? []].flat())),
    ],
  };
}
