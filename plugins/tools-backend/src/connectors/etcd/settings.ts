import { z } from 'zod';

export const settings = z.object({
  prefixes: z
    .array(z.string())
    .min(1)
    .default([''])
    .describe(
      'Prefixes of keys whose next part is a namespace, for example `/config/`; default all keys',
    ),
  separator: z
    .string()
    .regex(/^[!-~]$/, 'must be one ASCII character')
    .default('/')
    .describe('The character that separates the parts of a key'),
});

export type Settings = z.output<typeof settings>;
