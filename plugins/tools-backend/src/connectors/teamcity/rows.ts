import { z } from 'zod';

export const propertySchema = z.object({
  name: z.string(),
  /** Absent where TeamCity hides it, as it does passwords. */
  value: z.string().optional(),
});
const propertiesSchema = z
  .object({ property: z.array(propertySchema).default([]) })
  .optional();

const buildSchema = z.object({
  id: z.number(),
  state: z.string(),
  status: z.string().optional(),
  /** `20240131T093000+0000`. */
  startDate: z.string().optional(),
  finishDate: z.string().optional(),
  /** `user` where a person started it. */
  triggered: z.object({ type: z.string().optional() }).optional(),
});

export const buildTypeSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  description: z.string().optional(),
  projectId: z.string(),
  projectName: z.string(),
  project: z.object({ archived: z.boolean().default(false) }).optional(),
  type: z.enum(['regular', 'composite', 'deployment']).default('regular'),
  paused: z.boolean().default(false),
  builds: z.object({ build: z.array(buildSchema).default([]) }).optional(),
  'vcs-root-entries': z
    .object({
      'vcs-root-entry': z
        .array(
          z.object({
            'vcs-root': z.object({ properties: propertiesSchema }).optional(),
          }),
        )
        .default([]),
    })
    .optional(),
  triggers: z
    .object({
      trigger: z
        .array(
          z.object({
            id: z.string(),
            type: z.string(),
            disabled: z.boolean().default(false),
            properties: propertiesSchema,
          }),
        )
        .default([]),
    })
    .optional(),
  /** Absent where the account may not see them. */
  steps: z
    .object({
      step: z
        .array(
          z.object({
            name: z.string().optional(),
            type: z.string(),
            disabled: z.boolean().default(false),
          }),
        )
        .default([]),
    })
    .optional(),
});

export type BuildTypeRow = z.output<typeof buildTypeSchema>;
export type BuildRow = z.output<typeof buildSchema>;

/** What to ask of each build configuration; `builds` is cut to the default branch. */
export function buildTypeFields(buildSample: number): string {
  const builds = `builds($locator(defaultFilter:false,personal:false,branch:(default:true),state:(running:true,finished:true),count:${buildSample}),build(id,state,status,startDate,finishDate,triggered(type)))`;
  const pairs = 'properties(property(name,value))';
  return [
    'id,name,description,projectId,projectName,project(archived),type,paused',
    builds,
    `vcs-root-entries(vcs-root-entry(vcs-root(${pairs})))`,
    `triggers(trigger(id,type,disabled,${pairs}))`,
    'steps(step(name,type,disabled))',
  ].join(',');
}

export function properties(
  list: { property: z.output<typeof propertySchema>[] } | undefined,
): Record<string, string> {
  return Object.fromEntries(
    (list?.property ?? []).flatMap(({ name, value }) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
