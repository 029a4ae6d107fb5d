import type { CloudFront } from '@aws-sdk/client-cloudfront';
import type { ElasticLoadBalancing } from '@aws-sdk/client-elastic-load-balancing';
import type { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Route53 } from '@aws-sdk/client-route-53';
import {
  createGate,
  type ClientDefinition,
  type ClientTarget,
} from '@strata/backstage-plugin-tools-node';
import { errorKind } from './errors';

/** Domains of AWS itself, with the region that serves what has no region. */
const PARTITIONS: [RegExp, string][] = [
  [/(^|\.)(amazonaws|aws\.amazon)\.com$/, 'us-east-1'],
  [/(^|\.)amazonaws\.cn$/, 'cn-northwest-1'],
  [/(^|\.)amazonaws-us-gov\.com$/, 'us-gov-west-1'],
];

/** Five a second for the whole account (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html). */
const DNS_REQUESTS_PER_MINUTE = 300;

// Each library takes a while to load, so that only a run that needs it does.

export const route53: ClientDefinition<Route53> = {
  async open(target) {
    const library: typeof import('@aws-sdk/client-route-53') = require('@aws-sdk/client-route-53');
    const client = new library.Route53(optionsOf(target));
    const gate = createGate({ requestsPerMinute: DNS_REQUESTS_PER_MINUTE });
    client.middlewareStack.add(next => args => gate.run(() => next(args)), {
      step: 'initialize',
    });
    return client;
  },
  close: client => client.destroy(),
  errorKind,
};

export const cloudFront: ClientDefinition<CloudFront> = {
  async open(target) {
    const library: typeof import('@aws-sdk/client-cloudfront') = require('@aws-sdk/client-cloudfront');
    return new library.CloudFront(optionsOf(target));
  },
  close: client => client.destroy(),
  errorKind,
};

/** Application, network and gateway load balancers. */
export const elbV2 = regional<ElasticLoadBalancingV2>(options => {
  const library: typeof import('@aws-sdk/client-elastic-load-balancing-v2') = require('@aws-sdk/client-elastic-load-balancing-v2');
  return new library.ElasticLoadBalancingV2(options);
});

/** Load balancers of the first generation. */
export const elbClassic = regional<ElasticLoadBalancing>(options => {
  const library: typeof import('@aws-sdk/client-elastic-load-balancing') = require('@aws-sdk/client-elastic-load-balancing');
  return new library.ElasticLoadBalancing(options);
});

/** Clients of one service, by region. */
export interface Regional<T> {
  in(region: string): T;
  destroy(): void;
}

type Options = ReturnType<typeof optionsOf>;

function regional<T extends { destroy(): void }>(
  create: (options: Options) => T,
): ClientDefinition<Regional<T>> {
  return {
    async open(target) {
      const clients = new Map<string, T>();
      return {
        in(region) {
          const client =
            clients.get(region) ?? create(optionsOf(target, region));
          clients.set(region, client);
          return client;
        },
        destroy: () => clients.forEach(client => client.destroy()),
      };
    },
    close: client => client.destroy(),
    errorKind,
  };
}

function optionsOf(target: ClientTarget, region?: string) {
  const { url, username, password, tls, timeoutMs } = target;
  const partition = PARTITIONS.find(([host]) => host.test(url.hostname));
  return {
    region: region ?? partition?.[1] ?? 'us-east-1',
    ...(!partition && { endpoint: url.href.replace(/\/+$/, '') }),
    ...(username &&
      password && {
        credentials: { accessKeyId: username, secretAccessKey: password },
      }),
    maxAttempts: 5,
    requestHandler: {
      connectionTimeout: timeoutMs,
      requestTimeout: timeoutMs,
      ...(tls?.ca && { httpsAgent: { ca: tls.ca } }),
    },
  };
}
