import type { z } from 'zod';

/** A kind of evidence: connectors emit it, checks ask for it. */
export interface FactType<T = unknown> {
  id: string;
  /** Completes the sentence "Strata reads …". */
  title: string;
  schema: z.ZodType<T>;
}

/** Declares a kind of evidence. Ids are `<subject>.<what>` in kebab-case and permanent. */
export function defineFactType<T>(type: FactType<T>): FactType<T> {
  return type;
}
