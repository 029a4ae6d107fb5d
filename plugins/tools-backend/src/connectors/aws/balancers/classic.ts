import type {
  ListenerDescription,
  LoadBalancerDescription,
} from '@aws-sdk/client-elastic-load-balancing';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import type { Labels } from '../../shared/labels';
import { elbClassic } from '../clients';
import { chunksOf, labelsOf } from '../tags';
import {
  areRedundant,
  type BalancerDetails,
  type BalancerPage,
  type BalancerRow,
  type Listener,
} from './row';
import { listOf } from '../listOf';

const PER_PAGE = 400;

/** Load balancers whose tags one request tells. */
const PER_TAG_REQUEST = 20;

/** One page of load balancers of the first generation, which have no ARN. */
export async function listClassic(
  context: ReadContext,
  region: string,
  marker?: string,
): Promise<BalancerPage> {
  const page = await context.use(elbClassic, clients =>
    clients
      .in(region)
      .describeLoadBalancers({ Marker: marker, PageSize: PER_PAGE }),
  );
  const found = listOf(
    page.LoadBalancerDescriptions,
    'LoadBalancerDescriptions',
    context,
  );
  const labels = await readLabels(
    context,
    region,
    found.flatMap(({ LoadBalancerName }) => LoadBalancerName ?? []),
  );
  return {
    rows: found.map(balancer => ({
      ...toRow(balancer, region),
      labels: labels.get(balancer.LoadBalancerName ?? '') ?? {},
    })),
    nextMarker: page.NextMarker || undefined,
  };
}

function toRow(balancer: LoadBalancerDescription, region: string) {
  const name = balancer.LoadBalancerName;
  return {
    id: name && `classic/${region}/${name}`,
    name,
    kind: 'classic',
    region,
    public: balancer.Scheme === 'internet-facing',
    dnsName: balancer.DNSName,
    zones: balancer.AvailabilityZones?.length ?? 0,
  };
}

async function readLabels(
  { use }: ReadContext,
  region: string,
  names: string[],
): Promise<Map<string, Labels>> {
  const labels = new Map<string, Labels>();
  for (const some of chunksOf(names, PER_TAG_REQUEST)) {
    const { TagDescriptions: described = [] } = await use(elbClassic, clients =>
      clients.in(region).describeTags({ LoadBalancerNames: some }),
    );
    for (const { LoadBalancerName: name = '', Tags: tags } of described) {
      labels.set(name, labelsOf(tags));
    }
  }
  return labels;
}

export async function detailsClassic(
  { use }: ReadContext,
  { name, region }: BalancerRow,
): Promise<BalancerDetails> {
  const [described, attributes, health] = await Promise.all([
    use(elbClassic, clients =>
      clients.in(region).describeLoadBalancers({ LoadBalancerNames: [name] }),
    ),
    use(elbClassic, clients =>
      clients
        .in(region)
        .describeLoadBalancerAttributes({ LoadBalancerName: name }),
    ),
    use(elbClassic, clients =>
      clients.in(region).describeInstanceHealth({ LoadBalancerName: name }),
    ),
  ]);
  const [balancer] = described.LoadBalancerDescriptions ?? [];
  const targets = (health.InstanceStates ?? []).map(each => ({
    id: each.InstanceId,
    healthy: each.State === 'InService',
  }));
  return {
    listeners: (balancer?.ListenerDescriptions ?? []).map(toListener),
    accessLogs: attributes.LoadBalancerAttributes?.AccessLog?.Enabled,
    targets: targets.length,
    healthyTargets: targets.filter(({ healthy }) => healthy).length,
    redundant: areRedundant([targets]),
  };
}

/** Without TLS, the policies are those that keep a visitor at one target. */
function toListener({
  Listener: listener,
  PolicyNames: policies = [],
}: ListenerDescription): Listener {
  const protocol = listener?.Protocol ?? '';
  return {
    protocol,
    redirects: false,
    tlsPolicies: ['HTTPS', 'SSL'].includes(protocol) ? policies : [],
    certificates: [listener?.SSLCertificateId ?? []].flat(),
  };
}
