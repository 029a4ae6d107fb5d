import { ciSchedules } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { findAll } from '../lists';

const scheduleSchema = z.object({
  id: z.number(),
  description: z.string().nullish(),
  /** `main`, since GitLab 17 `refs/heads/main`. */
  ref: z.string().nullish(),
  cron: z.string(),
  cron_timezone: z.string().nullish(),
  active: z.boolean(),
});

/** Pipelines that start by the clock; the time of the next one changes by itself and stays out. */
export async function readSchedules(
  project: { id: number },
  { api }: ReadContext,
) {
  const path = `/projects/${project.id}/pipeline_schedules`;
  const found = await findAll(api, path, scheduleSchema);
  if (!found) return [];
  const schedules = found
    .sort((a, b) => a.id - b.id)
    .map(({ description, ref, cron, cron_timezone, active }) => ({
      name: description || 'unnamed',
      rule: [cron, cron_timezone].filter(Boolean).join(' '),
      ...(ref && { branch: ref.replace(/^refs\/heads\//, '') }),
      active,
    }));
  return [{ type: ciSchedules, value: { schedules } }];
}
