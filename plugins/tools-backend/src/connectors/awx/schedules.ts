import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { apiRoot, PAGES, type AwxSettings } from './settings';

const scheduleSchema = z.object({
  name: z.string(),
  unified_job_template: z.number(),
});

/** Names of the schedules that are on, by template or workflow. */
export async function readSchedules(
  context: ReadContext<AwxSettings>,
): Promise<(template: number) => string[]> {
  const found = new Map<number, string[]>();
  const path = `${apiRoot(context)}/schedules/`;
  for await (const { rows } of context.api.pages(path, PAGES, {
    query: { order_by: 'id', enabled: true },
  })) {
    for (const raw of rows) {
      const { data } = scheduleSchema.safeParse(raw);
      if (!data) continue;
      const { name, unified_job_template: template } = data;
      found.set(template, [...(found.get(template) ?? []), name]);
    }
  }
  return template => (found.get(template) ?? []).sort();
}
