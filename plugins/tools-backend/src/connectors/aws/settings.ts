import { z } from 'zod';

export const awsSettings = z.object({
  /** Regions whose load balancers are read; DNS and CDN have none. */
  regions: z
    .array(z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d+$/))
    .min(1)
    .default(['us-east-1']),
});

export type AwsSettings = z.output<typeof awsSettings>;
