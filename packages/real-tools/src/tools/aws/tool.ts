import { join } from 'node:path';
import { run } from '../../host/command';
import { python } from '../../host/install';
import { freePort } from '../../host/ports';
import { answers } from '../../host/server';
import type { ExpectedItem, RealTool } from '../../tool';

/** What the connector asks for, so that a right that it does not name is refused. */
const ACTIONS = [
  'route53:ListHostedZones',
  'route53:ListResourceRecordSets',
  'route53:ListTagsForResources',
  'route53:ListQueryLoggingConfigs',
  'route53:GetDNSSEC',
  'elasticloadbalancing:DescribeLoadBalancers',
  'elasticloadbalancing:DescribeLoadBalancerAttributes',
  'elasticloadbalancing:DescribeListeners',
  'elasticloadbalancing:DescribeListenerCertificates',
  'elasticloadbalancing:DescribeTargetGroups',
  'elasticloadbalancing:DescribeTargetHealth',
  'elasticloadbalancing:DescribeInstanceHealth',
  'elasticloadbalancing:DescribeTags',
  'cloudfront:ListDistributions',
  'cloudfront:GetDistributionConfig',
  'cloudfront:ListTagsForResource',
  'acm:DescribeCertificate',
  'wafv2:GetWebACLForResource',
];

const zone = (title: string, fact: object, more: object): ExpectedItem => ({
  title,
  status: { health: 'ok', word: 'public' },
  facts: {
    'dns.zone': {
      name: title,
      private: false,
      signed: false,
      queryLogging: false,
      ...fact,
    },
  },
  ...more,
});
const shop = (healthChecked: boolean) =>
  zone(
    'shop.example',
    { healthChecked },
    { description: 'Shop', environment: 'production' },
  );
const other = (more: object) => zone('other.example', {}, more);

const checkout = (word: string, fact: object): ExpectedItem => ({
  title: 'checkout',
  attributes: { kind: 'application', region: 'us-east-1' },
  status: { word },
  facts: {
    'edge.load-balancer': {
      kind: 'application',
      public: true,
      zones: 2,
      ...fact,
    },
    // Moto renews nothing.
    'edge.certificates': {
      certificates: [{ domains: ['shop.example'], renewsItself: false }],
    },
  },
});
const search: ExpectedItem = {
  title: 'search',
  attributes: { region: 'eu-west-1' },
  facts: { 'edge.load-balancer': { public: false } },
};
const old: ExpectedItem = {
  title: 'old',
  attributes: { kind: 'classic' },
  facts: { 'edge.load-balancer': { tls: 'off', zones: 1, accessLogs: false } },
};

const www: ExpectedItem = {
  title: 'www.shop.example',
  description: 'Pages of checkout',
  status: { health: 'ok', word: 'Deployed' },
  facts: {
    'edge.cdn': {
      enabled: true,
      domains: ['www.shop.example'],
      origins: ['pages.shop.example'],
      tls: 'required',
      ownCertificate: false,
      firewall: false,
    },
  },
};

const plain: ExpectedItem = {
  title: 'plain.shop.example',
  facts: { 'edge.cdn': { tls: 'offered' } },
};

// The scripts lie beside this file, which never runs from a bundle.
// eslint-disable-next-line no-restricted-syntax
const HERE = __dirname;

/** AWS itself cannot be installed; moto keeps its state and checks its signatures and policies. */
export const tool: RealTool = {
  async start(host) {
    const bin = await python('moto', ['moto[server]==5.2.5']);
    const port = await freePort();
    const address = `http://127.0.0.1:${port}`;
    await host.spawn(
      join(bin, 'python'),
      [join(HERE, 'server.py'), '-H', '127.0.0.1', '-p', `${port}`],
      { ready: () => answers(address) },
    );
    const steps = (step: string, ...more: string[]) =>
      run(host.folder, join(bin, 'python'), [
        join(HERE, 'steps.py'),
        address,
        step,
        ...more,
      ]);
    const { reader, operator, role } = JSON.parse(
      await steps('users', ...ACTIONS),
    ) as Record<'reader' | 'operator', { id: string; secret: string }> & {
      role: string;
    };
    // From here on nothing is allowed that no policy allows.
    await fetch(`${address}/moto-api/reset-auth`, {
      method: 'POST',
      body: '0',
    });
    const byOperator = async (step: string) => {
      await steps(step, operator.id, operator.secret);
    };
    return {
      config: {
        baseUrl: address,
        username: reader.id,
        token: reader.secret,
        regions: ['us-east-1', 'eu-west-1'],
        roleArn: role,
        externalId: 'strata',
      },
      wrongCredential: { token: 'wrong' },
      seed: {
        apply: () => byOperator('seed'),
        expected: {
          'hosted-zones': [other({}), shop(false)],
          'load-balancers': [
            checkout('no targets', {
              tls: 'required',
              deletionProtection: false,
              firewall: false,
            }),
            old,
            search,
          ],
          distributions: [plain, www],
        },
      },
      change: {
        apply: () => byOperator('change'),
        expected: {
          'hosted-zones': [other({ description: 'Another shop' }), shop(true)],
          'load-balancers': [
            checkout('2 of 2 targets healthy', {
              tls: 'offered',
              deletionProtection: true,
              firewall: true,
              serves: true,
              redundant: true,
            }),
            old,
            search,
          ],
          distributions: [plain, www],
        },
      },
      remove: {
        apply: () => byOperator('remove'),
        expected: {
          'hosted-zones': [shop(true)],
          'load-balancers': [
            checkout('1 of 1 targets healthy', {
              serves: true,
              redundant: false,
            }),
            search,
          ],
          distributions: [www],
        },
      },
    };
  },
};
