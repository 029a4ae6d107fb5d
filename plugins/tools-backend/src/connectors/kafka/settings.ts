import { z } from 'zod';

export const settings = z.object({
  brokers: z
    .array(z.string().regex(/^[^:/\s]+:\d+$/, 'must be host:port'))
    .default([])
    .describe(
      'Further brokers as `host:port`, to begin with when the one in `baseUrl` is down',
    ),
  mechanism: z
    .enum(['plain', 'scram-sha-256', 'scram-sha-512'])
    .default('scram-sha-512')
    .describe('The SASL mechanism for `username` and `token`'),
  lateAfterMinutes: z
    .number()
    .int()
    .min(1)
    .default(60)
    .describe(
      'Minutes that a message may wait for a consumer group; a group is late where an older one waits',
    ),
});

export type Settings = z.output<typeof settings>;
