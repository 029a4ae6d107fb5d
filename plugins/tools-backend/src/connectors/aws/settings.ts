import { z } from 'zod';

export const awsSettings = z.object({
  regions: z
    .array(z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d+$/))
    .min(1)
    .default(['us-east-1'])
    .describe('Regions whose load balancers are read; DNS and CDN have none.'),
  roleArn: z
    .string()
    .regex(/^arn:aws[\w-]*:iam::\d{12}:role\/.+$/)
    .optional()
    .describe(
      'A role that is assumed for everything that is read, for example one of another account.',
    ),
  externalId: z
    .string()
    .min(2)
    .optional()
    .describe(
      'What the role demands as `sts:ExternalId` of those who assume it.',
    ),
  dnsRequestsPerSecond: z
    .number()
    .positive()
    .default(5)
    .describe(
      'Requests to Route 53, which lets an account make [five](https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html) in all: less leaves some to others, such as external-dns and Terraform.',
    ),
});

export type AwsSettings = z.output<typeof awsSettings>;
