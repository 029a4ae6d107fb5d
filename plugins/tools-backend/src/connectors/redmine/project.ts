import { z } from 'zod';
import type { Labels } from '../shared/labels';

/** Numbers of Redmine's `Project::STATUS_…`. */
export const STATUS = { active: 1, closed: 5, archived: 9, toBeDeleted: 10 };

const customFieldSchema = z.object({
  name: z.string(),
  /** A list where the field takes several values. */
  value: z.union([z.string(), z.array(z.string())]).nullish(),
});

export const projectSchema = z.object({
  id: z.number(),
  identifier: z.string().min(1),
  name: z.string(),
  description: z.string().nullish(),
  parent: z.object({ name: z.string() }).optional(),
  status: z.number().default(STATUS.active),
  is_public: z.boolean().default(false),
  custom_fields: z.array(customFieldSchema).default([]),
  enabled_modules: z.array(z.object({ name: z.string() })).optional(),
  updated_on: z.string().optional(),
});
export type Project = z.output<typeof projectSchema>;

/** Custom fields in the form of labels: by their names in lower case, the first of several values. */
export function labelsOf(project: Project, ownerField?: string): Labels {
  const labels = Object.fromEntries(
    project.custom_fields.flatMap(({ name, value }) => {
      const [first] = [value ?? []].flat();
      return first ? [[name.toLowerCase(), first]] : [];
    }),
  );
  const owner = ownerField && labels[ownerField.toLowerCase()];
  return owner ? { ...labels, team: owner } : labels;
}

/** Also a closed project only keeps what was. */
export function isArchived({ status }: Project): boolean {
  return status !== STATUS.active;
}

/** Whether Redmine shows what is in the project. */
export function isShown({ status }: Project): boolean {
  return status === STATUS.active || status === STATUS.closed;
}
