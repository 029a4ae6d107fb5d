import type {
  DescribeTargetGroupsCommandOutput,
  LoadBalancer,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import type { Labels } from '../../shared/labels';
import { elbV2 } from '../clients';
import { readFirewall } from '../firewall';
import { followMarkers } from '../pages';
import { chunksOf, labelsOf } from '../tags';
import { listOf } from '../listOf';
import { readListeners } from './listeners';
import {
  areRedundant,
  type BalancerDetails,
  type BalancerPage,
  type BalancerRow,
  type Target,
} from './row';

const PER_PAGE = 400;

/** Load balancers whose tags one request tells (https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTags.html). */
const PER_TAG_REQUEST = 20;

/** One page of application, network and gateway load balancers. */
export async function listV2(
  context: ReadContext,
  region: string,
  marker?: string,
): Promise<BalancerPage> {
  const page = await context.use(elbV2, clients =>
    clients
      .in(region)
      .describeLoadBalancers({ Marker: marker, PageSize: PER_PAGE }),
  );
  const found = listOf(page.LoadBalancers, 'LoadBalancers', context);
  const labels = await readLabels(
    context,
    region,
    found.flatMap(({ LoadBalancerArn }) => LoadBalancerArn ?? []),
  );
  return {
    rows: found.map(balancer => ({
      ...toRow(balancer, region),
      labels: labels.get(balancer.LoadBalancerArn ?? '') ?? {},
    })),
    nextMarker: page.NextMarker || undefined,
  };
}

function toRow(balancer: LoadBalancer, region: string) {
  return {
    id: balancer.LoadBalancerArn,
    name: balancer.LoadBalancerName,
    kind: balancer.Type,
    region,
    // Gateway load balancers have no scheme: nobody connects to them by address.
    public: balancer.Scheme === 'internet-facing',
    dnsName: balancer.DNSName,
    zones: balancer.AvailabilityZones?.length ?? 0,
    state: balancer.State?.Code,
  };
}

async function readLabels(
  { use }: ReadContext,
  region: string,
  arns: string[],
): Promise<Map<string, Labels>> {
  const labels = new Map<string, Labels>();
  for (const some of chunksOf(arns, PER_TAG_REQUEST)) {
    const { TagDescriptions: described = [] } = await use(elbV2, clients =>
      clients.in(region).describeTags({ ResourceArns: some }),
    );
    for (const { ResourceArn: arn = '', Tags: tags } of described) {
      labels.set(arn, labelsOf(tags));
    }
  }
  return labels;
}

export async function detailsV2(
  context: ReadContext,
  row: BalancerRow,
): Promise<BalancerDetails> {
  const { id, region } = row;
  const { Attributes: attributes = [] } = await context.use(elbV2, clients =>
    clients.in(region).describeLoadBalancerAttributes({ LoadBalancerArn: id }),
  );
  const flag = (key: string) => {
    const value = attributes.find(attribute => attribute.Key === key)?.Value;
    return value === undefined ? undefined : value === 'true';
  };
  const groups = await readGroups(context, region, id);
  const targets = groups.flatMap(group => group.targets);
  return {
    listeners: await readListeners(context, region, id),
    accessLogs: flag('access_logs.s3.enabled'),
    deletionProtection: flag('deletion_protection.enabled'),
    firewall: await readFirewall(context, row),
    targets: targets.length,
    healthyTargets: targets.filter(({ healthy }) => healthy).length,
    redundant: areRedundant(
      groups.filter(({ single }) => !single).map(group => group.targets),
    ),
  };
}

interface Group {
  /** Whether it has one target by nature, of which AWS itself has several. */
  single: boolean;
  targets: Target[];
}

async function readGroups(
  context: ReadContext,
  region: string,
  arn: string,
): Promise<Group[]> {
  const pages = followMarkers(
    marker => listGroups(context, region, arn, marker),
    page => page.NextMarker || undefined,
  );
  const groups: Group[] = [];
  for await (const { page } of pages) {
    for (const { TargetGroupArn, TargetType } of page.TargetGroups ?? []) {
      groups.push({
        single: TargetType === 'lambda' || TargetType === 'alb',
        targets: await readTargets(context, region, TargetGroupArn),
      });
    }
  }
  return groups;
}

/** Without those of which AWS does not know the health, as of functions that it does not check. */
async function readTargets(
  { use }: ReadContext,
  region: string,
  group: string | undefined,
): Promise<Target[]> {
  const { TargetHealthDescriptions: found = [] } = await use(elbV2, clients =>
    clients.in(region).describeTargetHealth({ TargetGroupArn: group }),
  );
  return found
    .map(each => ({ id: each.Target?.Id, state: each.TargetHealth?.State }))
    .filter(({ state }) => state !== 'unavailable')
    .map(({ id, state }) => ({ id, healthy: state === 'healthy' }));
}

/** For a load balancer without groups the answer is an error, not an empty list. */
function listGroups(
  { use }: ReadContext,
  region: string,
  arn: string,
  marker?: string,
): Promise<DescribeTargetGroupsCommandOutput> {
  return use(elbV2, async clients => {
    try {
      return await clients
        .in(region)
        .describeTargetGroups({ LoadBalancerArn: arn, Marker: marker });
    } catch (error) {
      if ((error as Error).name !== 'TargetGroupNotFoundException') throw error;
      return { $metadata: {} };
    }
  });
}
