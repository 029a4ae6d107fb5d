import { z } from 'zod';

export const settings = z.object({
  datacenter: z
    .string()
    .min(1)
    .optional()
    .describe(
      'The datacenter to read, where it is not that of the agent in `baseUrl`; others are instances of their own',
    ),
});

export type Settings = z.output<typeof settings>;
