import type { ACM } from '@aws-sdk/client-acm';
import type { CloudFront } from '@aws-sdk/client-cloudfront';
import type { ElasticLoadBalancing } from '@aws-sdk/client-elastic-load-balancing';
import type { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Route53 } from '@aws-sdk/client-route-53';
import type { WAFV2 } from '@aws-sdk/client-wafv2';
import {
  createGate,
  type ClientDefinition,
} from '@strata/backstage-plugin-tools-node';
import { errorKind, retryAfter } from './errors';
import { optionsOf, prepared, type Options } from './options';
import type { AwsSettings } from './settings';

const shared = {
  close: (client: { destroy(): void }) => client.destroy(),
  errorKind,
  repeatable: true,
  retryAfter,
};

// Each library takes a while to load, so that only a run that needs it does.

export const route53: ClientDefinition<Route53, AwsSettings> = {
  ...shared,
  async open(target) {
    const library: typeof import('@aws-sdk/client-route-53') = require('@aws-sdk/client-route-53');
    const client = prepared(new library.Route53(optionsOf(target)));
    const perSecond = target.settings.dnsRequestsPerSecond;
    const gate = createGate({ requestsPerMinute: perSecond * 60 });
    client.middlewareStack.add(next => args => gate.run(() => next(args)), {
      step: 'initialize',
    });
    return client;
  },
};

export const cloudFront: ClientDefinition<CloudFront, AwsSettings> = {
  ...shared,
  async open(target) {
    const library: typeof import('@aws-sdk/client-cloudfront') = require('@aws-sdk/client-cloudfront');
    return prepared(new library.CloudFront(optionsOf(target)));
  },
};

/** Application, network and gateway load balancers. */
export const elbV2 = regional<ElasticLoadBalancingV2>(options => {
  const library: typeof import('@aws-sdk/client-elastic-load-balancing-v2') = require('@aws-sdk/client-elastic-load-balancing-v2');
  return prepared(new library.ElasticLoadBalancingV2(options));
});

/** Load balancers of the first generation. */
export const elbClassic = regional<ElasticLoadBalancing>(options => {
  const library: typeof import('@aws-sdk/client-elastic-load-balancing') = require('@aws-sdk/client-elastic-load-balancing');
  return prepared(new library.ElasticLoadBalancing(options));
});

/** Certificates. */
export const acm = regional<ACM>(options => {
  const library: typeof import('@aws-sdk/client-acm') = require('@aws-sdk/client-acm');
  return prepared(new library.ACM(options));
});

/** Web application firewalls. */
export const waf = regional<WAFV2>(options => {
  const library: typeof import('@aws-sdk/client-wafv2') = require('@aws-sdk/client-wafv2');
  return prepared(new library.WAFV2(options));
});

/** Clients of one service, by region. */
export interface Regional<T> {
  in(region: string): T;
  destroy(): void;
}

function regional<T extends { destroy(): void }>(
  create: (options: Options) => T,
): ClientDefinition<Regional<T>, AwsSettings> {
  return {
    ...shared,
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
  };
}
