import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

/** The list is told, though not described. */
const scheduleSchema = z.object({
  template_id: z.number(),
  /** Empty for those that older versions made. */
  name: z.string().optional(),
  cron_format: z.string().default(''),
  active: z.boolean(),
  /** Empty, or `run_at` for one that starts once. */
  type: z.string().optional(),
});

/** Before 2.10, this address could only be written to. */
const NO_LIST = [404, 405];

/**
 * Names of the schedules of a template that repeat and are on, out of all of the project.
 * `undefined` where they are not shown.
 */
export async function readSchedules(
  { api }: ReadContext,
  project: string,
): Promise<((template: number) => string[]) | undefined> {
  const found = await api.find(
    `${project}/schedules`,
    z.array(scheduleSchema),
    { allow: [403, ...NO_LIST] },
  );
  const on = found?.filter(({ active, type }) => active && !type);
  return (
    on &&
    (template =>
      on
        .filter(({ template_id: starts }) => starts === template)
        .map(({ name, cron_format: rule }) => name || rule)
        .sort())
  );
}
