import { z } from 'zod';

export const gocdSettings = z.object({
  /** Names of environments in which every run is a release; `*` stands for any text. */
  productionEnvironments: z
    .array(z.string().min(1))
    .default(['prod*', 'Prod*', 'live*'])
    .describe('Environments in which every run is a release'),
});

export type GocdSettings = z.output<typeof gocdSettings>;
