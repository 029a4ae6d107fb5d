import { z } from 'zod';

export const redisSettings = z.object({
  /** Name of the service that alone uses this server. Default the service that is named like the instance. */
  service: z.string().min(1).optional(),
});

export type RedisSettings = z.output<typeof redisSettings>;
