import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { defaultTiming, type EngineTiming } from '../engine/engine';

const schema = z.strictObject({
  tickSeconds: z.number().min(0.1).max(60).default(defaultTiming.tickSeconds),
  leaseSeconds: z.number().min(1).max(600).default(defaultTiming.leaseSeconds),
});

/** Reads `toolsEngine`: how fast processes notice what is due, and what a killed one left. */
export function readTiming(config: Config): EngineTiming {
  const result = schema.safeParse(config.getOptional('toolsEngine') ?? {});
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    issue => `toolsEngine.${issue.path.join('.')}: ${issue.message}`,
  );
  throw new InputError(problems.join('\n'));
}
