import { dnsZone } from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { environmentOf, ownerOf, type Labels } from '../../shared/labels';
import { unlessForbidden } from '../../shared/permission';
import { route53 } from '../clients';
import { followMarkers } from '../pages';
import { readRecords } from '../records';
import { chunksOf, labelsOf, taggedServices } from '../tags';
import { listOf } from '../listOf';

const ZONES_PER_PAGE = 100;

/** Zones whose tags one request tells (https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListTagsForResources.html). */
const ZONES_PER_TAG_REQUEST = 10;

const rowSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  private: z.boolean(),
  comment: z.string().optional(),
  labels: z.record(z.string(), z.string()),
  /** Absent of private zones, and where the account may not see it. */
  logged: z.boolean().optional(),
});
type Row = z.output<typeof rowSchema>;

export const hostedZones = defineResource<Row>({
  name: 'hosted-zones',
  title: 'DNS zones',
  itemType: 'dns-zone',
  process: 'provider-redundancy',
  schema: rowSchema,
  list: listZones,
  id: row => row.id,
  toItem: (row, { api }) => ({
    title: row.name,
    description: row.comment || undefined,
    url: `${api.baseUrl}/route53/v2/hostedzones#ListRecordSets/${row.id}`,
    environment: environmentOf(row.labels),
    owner: ownerOf(row.labels),
    hints: {
      annotations: { 'amazonaws.com/hosted-zone-id': [row.id] },
      services: taggedServices(row.labels),
      name: row.name.split('.')[0],
    },
    attributes: { private: row.private },
  }),
  facts: [dnsZone],
  evidence,
});

async function* listZones(context: ReadContext): AsyncIterable<ListPage> {
  const logged = await unlessForbidden(readLogged(context));
  const pages = followMarkers(
    marker =>
      context.use(route53, client =>
        client.listHostedZones({ Marker: marker, MaxItems: ZONES_PER_PAGE }),
      ),
    page => (page.IsTruncated ? page.NextMarker : undefined),
    context.resumeAt,
  );
  for await (const { page, next } of pages) {
    const found = listOf(page.HostedZones, 'HostedZones', context);
    const zones = found.map(zone => ({
      id: zone.Id?.replace(/^\/hostedzone\//, ''),
      name: zone.Name?.replace(/\.$/, ''),
      private: zone.Config?.PrivateZone ?? false,
      comment: zone.Config?.Comment,
    }));
    const labels = await readLabels(
      context,
      zones.flatMap(({ id }) => id ?? []),
    );
    const rows = zones.map(zone => ({
      ...zone,
      labels: labels.get(zone.id ?? '') ?? {},
      // Queries of private zones are logged by the resolver of each network, if at all.
      ...(logged && !zone.private && { logged: logged.has(zone.id ?? '') }),
    }));
    yield { rows, last: page.IsTruncated === false, next };
  }
}

async function readLabels(
  { use }: ReadContext,
  ids: string[],
): Promise<Map<string, Labels>> {
  const labels = new Map<string, Labels>();
  for (const some of chunksOf(ids, ZONES_PER_TAG_REQUEST)) {
    const { ResourceTagSets: sets = [] } = await use(route53, client =>
      client.listTagsForResources({
        ResourceType: 'hostedzone',
        ResourceIds: some,
      }),
    );
    for (const { ResourceId: id = '', Tags: tags } of sets) {
      labels.set(id, labelsOf(tags));
    }
  }
  return labels;
}

/** Ids of the zones whose queries are logged. */
async function readLogged({ use }: ReadContext): Promise<Set<string>> {
  const ids = new Set<string>();
  const pages = followMarkers(
    token =>
      use(route53, client =>
        client.listQueryLoggingConfigs({ NextToken: token }),
      ),
    page => page.NextToken || undefined,
  );
  for await (const { page } of pages) {
    for (const config of page.QueryLoggingConfigs ?? []) {
      if (config.HostedZoneId) ids.add(config.HostedZoneId);
    }
  }
  return ids;
}

async function evidence(row: Row, context: ReadContext): Promise<Evidence> {
  const records = await readRecords(context, row);
  // Only public zones can be signed.
  const signing = row.private
    ? undefined
    : await unlessForbidden(
        context.use(route53, client =>
          client.getDNSSEC({ HostedZoneId: row.id }),
        ),
      );
  const state = signing?.Status?.ServeSignature;
  return {
    status: { health: 'ok', word: row.private ? 'private' : 'public' },
    facts: [
      {
        type: dnsZone,
        value: {
          name: row.name,
          private: row.private,
          ...records,
          ...(state && { signed: state === 'SIGNING' }),
          ...(row.logged !== undefined && { queryLogging: row.logged }),
        },
      },
    ],
  };
}
