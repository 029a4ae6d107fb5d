import {
  loadBalancer,
  shownCertificates,
  type ItemStatus,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { environmentOf, ownerOf } from '../../shared/labels';
import { detailsClassic, listClassic } from '../balancers/classic';
import {
  balancerSchema,
  type BalancerDetails,
  type BalancerRow,
  type Listener,
} from '../balancers/row';
import { detailsV2, listV2 } from '../balancers/v2';
import { certificateFacts } from '../certificates';
import type { AwsSettings } from '../settings';
import { taggedServices } from '../tags';

export const loadBalancers = defineResource<BalancerRow, AwsSettings>({
  name: 'load-balancers',
  title: 'Load balancers',
  itemType: 'load-balancer',
  process: 'operations',
  schema: balancerSchema,
  list: listBalancers,
  id: row => row.id,
  toItem: (row, { api }) => ({
    title: row.name,
    url: `${api.baseUrl}/ec2/home?region=${
      row.region
    }#LoadBalancers:search=${encodeURIComponent(row.name)}`,
    environment: environmentOf(row.labels),
    owner: ownerOf(row.labels),
    hints: {
      ...(row.kind !== 'classic' && {
        annotations: { 'amazonaws.com/load-balancer-arn': [row.id] },
      }),
      services: taggedServices(row.labels),
    },
    attributes: {
      kind: row.kind,
      region: row.region,
      dnsName: row.dnsName,
    },
  }),
  facts: [loadBalancer, shownCertificates],
  evidence,
});

const GENERATIONS = { v2: listV2, classic: listClassic };

/** Both generations of every region; `next` names region, generation and marker. */
async function* listBalancers(
  context: ReadContext<AwsSettings>,
): AsyncIterable<ListPage> {
  const scopes = context.settings.regions.flatMap(region => [
    { region, generation: 'v2' as const },
    { region, generation: 'classic' as const },
  ]);
  const resumed = context.resumeAt?.split(' ') ?? [];
  let at = scopes.findIndex(
    ({ region, generation }) =>
      region === resumed[0] && generation === resumed[1],
  );
  let marker = at < 0 ? undefined : resumed[2] || undefined;
  at = Math.max(0, at);
  while (at < scopes.length) {
    const { region, generation } = scopes[at];
    const page = await GENERATIONS[generation](context, region, marker);
    marker = page.nextMarker;
    if (!marker) at += 1;
    const next = scopes[at];
    yield {
      rows: page.rows,
      last: !next,
      ...(next && {
        next: [next.region, next.generation, marker].filter(Boolean).join(' '),
      }),
    };
  }
}

async function evidence(
  row: BalancerRow,
  context: ReadContext,
): Promise<Evidence> {
  const details = await (row.kind === 'classic'
    ? detailsClassic(context, row)
    : detailsV2(context, row));
  const tls = encryptionOf(details.listeners);
  return {
    status: statusOf(row, details),
    facts: [
      {
        type: loadBalancer,
        value: {
          kind: row.kind,
          public: row.public,
          zones: row.zones,
          ...(tls && { tls }),
          tlsPolicies: [
            ...new Set(details.listeners.flatMap(each => each.tlsPolicies)),
          ].sort(),
          accessLogs: details.accessLogs,
          deletionProtection: details.deletionProtection,
          firewall: details.firewall,
          ...(details.targets > 0 && { serves: details.healthyTargets > 0 }),
          redundant: details.redundant,
        },
      },
      ...(await certificateFacts(
        context,
        details.listeners.flatMap(each => each.certificates ?? [undefined]),
      )),
    ],
  };
}

/** A listener for plain TCP or UDP may well carry what is encrypted: then nothing is claimed. */
function encryptionOf(listeners: Listener[]) {
  const encrypted = listeners.filter(({ protocol }) =>
    ['HTTPS', 'TLS', 'SSL', 'QUIC'].includes(protocol),
  );
  const plain = listeners.filter(
    ({ protocol, redirects }) => protocol === 'HTTP' && !redirects,
  );
  if (plain.length) return encrypted.length ? 'offered' : 'off';
  const known = listeners.filter(
    each => encrypted.includes(each) || each.redirects,
  );
  return listeners.length > 0 && known.length === listeners.length
    ? 'required'
    : undefined;
}

function statusOf(
  { state }: BalancerRow,
  { targets, healthyTargets }: BalancerDetails,
): ItemStatus {
  if (state && state !== 'active') {
    const failed = state === 'failed';
    return { health: failed ? 'failing' : 'warning', word: state };
  }
  if (targets === 0) return { health: 'unknown', word: 'no targets' };
  const word = `${healthyTargets} of ${targets} targets healthy`;
  if (healthyTargets === targets) return { health: 'ok', word };
  return { health: healthyTargets ? 'warning' : 'failing', word };
}
