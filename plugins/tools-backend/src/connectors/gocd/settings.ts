import { z } from 'zod';

export const gocdSettings = z.object({
  productionEnvironments: z
    .array(z.string().min(1))
    .default(['prod*', 'Prod*', 'live*'])
    .describe('Environments in which every run is a release'),
});

export type GocdSettings = z.output<typeof gocdSettings>;
