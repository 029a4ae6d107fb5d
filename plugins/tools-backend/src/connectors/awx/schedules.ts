import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { readList } from './lists';
import type { AwxSettings } from './settings';

const scheduleSchema = z.object({
  name: z.string(),
  unified_job_template: z.number(),
});

/** Names of the schedules that are on, by template or workflow. */
export async function readSchedules(
  context: ReadContext<AwxSettings>,
): Promise<(template: number) => string[]> {
  const query = { enabled: true };
  const rows = await readList(context, 'schedules', scheduleSchema, query);
  const found = new Map<number, string[]>();
  for (const { name, unified_job_template: template } of rows) {
    found.set(template, [...(found.get(template) ?? []), name]);
  }
  return template => (found.get(template) ?? []).sort();
}
