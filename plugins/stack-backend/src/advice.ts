import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { AdviceById } from '@strata/backstage-plugin-stack-common';
import { technologyById } from '@strata/technologies';
import { z } from 'zod';

const KEY = 'stack.advice';

const adviceSchema = z.record(
  z.string().refine(id => technologyById.has(id), 'is no id of a technology'),
  z.strictObject({
    ring: z.enum(['adopt', 'trial', 'hold']),
    reason: z.string().min(1).optional(),
  }),
);

/** What the company configured about technologies; names every wrong key at once. */
export function readAdvice(config: Config): AdviceById {
  const parsed = adviceSchema.safeParse(config.getOptional(KEY) ?? {});
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message, ...issue }) =>
      `${[KEY, ...path].join('.')}: ${
        'issues' in issue ? issue.issues[0].message : message
      }`,
  );
  throw new InputError(`Invalid configuration. ${problems.join('; ')}`);
}
