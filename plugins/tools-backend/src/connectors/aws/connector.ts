import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { route53 } from './clients';
import { distributions } from './resources/distributions';
import { hostedZones } from './resources/hosted-zones';
import { loadBalancers } from './resources/load-balancers';
import { awsSettings } from './settings';

export const connector = defineConnector({
  id: 'aws',
  title: 'AWS',
  technology: 'aws-elb',
  summary:
    'Route 53, Elastic Load Balancing and CloudFront; one account per instance, read with its own keys or through a role of it (`roleArn`) that the keys of another account may assume (`sts:AssumeRole`). `baseUrl` is the address of the console, for example `https://console.aws.amazon.com`; any other address is taken as that of a service with the same API. `username` is the access key id and `token` the secret access key; without them the credentials of the environment, profile or machine are used.',
  docs: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  permissions: [
    'route53:ListHostedZones, route53:ListResourceRecordSets, route53:ListTagsForResources, route53:ListQueryLoggingConfigs, route53:GetDNSSEC',
    'elasticloadbalancing:DescribeLoadBalancers, elasticloadbalancing:DescribeLoadBalancerAttributes, elasticloadbalancing:DescribeListeners, elasticloadbalancing:DescribeListenerCertificates, elasticloadbalancing:DescribeTargetGroups, elasticloadbalancing:DescribeTargetHealth, elasticloadbalancing:DescribeInstanceHealth, elasticloadbalancing:DescribeTags',
    'cloudfront:ListDistributions, cloudfront:GetDistributionConfig, cloudfront:ListTagsForResource',
    'acm:DescribeCertificate, wafv2:GetWebACLForResource',
    'sts:AssumeRole for the keys where there is a roleArn, whose role then has the other permissions',
  ],
  auth: ['basic', 'none'],
  settings: awsSettings,
  api: {
    ping: ({ use }) =>
      use(route53, client => client.listHostedZones({ MaxItems: 1 })),
    concurrency: 4,
  },
  resources: [hostedZones, loadBalancers, distributions],
  annotations: {
    'amazonaws.com/load-balancer-arn':
      'arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/app/checkout/50dc6c495c0c9188',
    'amazonaws.com/hosted-zone-id': 'Z2FDTNDATAQYW2',
    'amazonaws.com/cloudfront-distribution-id': 'E2QWRUHAPOMQZL',
  },
  example: {
    baseUrl: 'https://console.aws.amazon.com',
    username: '${AWS_ACCESS_KEY_ID}',
    token: '${AWS_SECRET_ACCESS_KEY}',
    regions: ['eu-central-1', 'us-east-1'],
    roleArn: 'arn:aws:iam::123456789012:role/strata-audit',
    externalId: 'strata',
  },
  notCovered: [
    'Session tokens cannot be configured: an instance has lasting keys or what its machine is given, and may assume one role.',
    'Certificates that lie in IAM instead of ACM are not read, nor are firewalls of WAF Classic.',
    'Which zone a target is in is not told for instances: `zones` are those of the load balancer itself.',
    'Access logs of a CDN domain are told where they go to a bucket in the old way; where that is off, standard logging v2 or logs in real time may be on.',
    'Whether queries of a private zone are logged is not read: the Resolver of each network does that.',
    'Security groups and network ACLs, which decide who may connect, are not read.',
    'Who changed what is not read: AWS keeps it in CloudTrail.',
    'The records of a zone are counted and judged, but are no items.',
    'No other service of AWS is read, such as EC2, EKS, RDS, S3 or health checks of Route 53.',
  ],
});
