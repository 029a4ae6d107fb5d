import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { route53 } from './clients';
import { distributions } from './resources/distributions';
import { hostedZones } from './resources/hosted-zones';
import { loadBalancers } from './resources/load-balancers';
import { awsSettings } from './settings';

/**
 * Route 53, Elastic Load Balancing and CloudFront; one account per instance. `baseUrl` is the
 * address of the console, for example `https://console.aws.amazon.com`; any other address is
 * taken as that of a service with the same API. `username` is the access key id and `token` the
 * secret access key; without them the credentials of the environment, profile or machine are used.
 */
export const connector = defineConnector({
  id: 'aws',
  title: 'AWS',
  technology: 'aws-elb',
  docs: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  permissions: [
    'route53:ListHostedZones, route53:ListResourceRecordSets, route53:ListTagsForResources, route53:ListQueryLoggingConfigs, route53:GetDNSSEC',
    'elasticloadbalancing:DescribeLoadBalancers, elasticloadbalancing:DescribeLoadBalancerAttributes, elasticloadbalancing:DescribeListeners, elasticloadbalancing:DescribeTargetGroups, elasticloadbalancing:DescribeTargetHealth, elasticloadbalancing:DescribeInstanceHealth, elasticloadbalancing:DescribeTags',
    'cloudfront:ListDistributions, cloudfront:GetDistributionConfig, cloudfront:ListTagsForResource',
  ],
  auth: ['basic', 'none'],
  settings: awsSettings,
  api: {
    ping: ({ use }) =>
      use(route53, client => client.listHostedZones({ MaxItems: 1 })),
    concurrency: 4,
  },
  resources: [hostedZones, loadBalancers, distributions],
});
