import { z } from 'zod';

export const settings = z.object({
  servers: z
    .array(z.string().regex(/^[^:/\s]+:\d+$/, 'must be host:port'))
    .default([])
    .describe(
      'The other servers of the ensemble as `host:port`: used when the first one is down, and asked for their state',
    ),
  roots: z
    .array(z.string().regex(/^\/([^/]+(\/[^/]+)*)?$/, 'must be a path'))
    .min(1)
    .default(['/'])
    .describe(
      'Paths whose znodes are namespaces, for example `/dubbo`; default those at the top',
    ),
});

export type Settings = z.output<typeof settings>;
