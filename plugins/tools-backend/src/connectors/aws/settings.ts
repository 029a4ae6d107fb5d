import { z } from 'zod';

export const awsSettings = z.object({
  regions: z
    .array(z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d+$/))
    .min(1)
    .default(['us-east-1'])
    .describe('Regions whose load balancers are read; DNS and CDN have none.'),
});

export type AwsSettings = z.output<typeof awsSettings>;
