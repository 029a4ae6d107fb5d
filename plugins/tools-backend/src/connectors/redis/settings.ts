import { z } from 'zod';

export const redisSettings = z.object({
  service: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Name of the service that alone uses this server. Default the service that is named like the instance.',
    ),
});

export type RedisSettings = z.output<typeof redisSettings>;
