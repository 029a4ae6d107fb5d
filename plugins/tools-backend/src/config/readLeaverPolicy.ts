import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import type { LeaverPolicy } from '../identity/peopleStore';

const schema = z.strictObject({
  leftAfterMinutes: z.number().min(0).default(60),
});

/** Reads `toolsAccounts`: when a person who is missing from the catalog counts as gone. */
export function readLeaverPolicy(config: Config): LeaverPolicy {
  const result = schema.safeParse(config.getOptional('toolsAccounts') ?? {});
  if (result.success) return result.data;
  const problems = result.error.issues.map(issue =>
    ['toolsAccounts', ...issue.path].join('.').concat(`: ${issue.message}`),
  );
  throw new InputError(problems.join('\n'));
}
