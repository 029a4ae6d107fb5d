import type { z as zod } from 'zod/v3';

/** The scaffolder hands its own zod to the schema callbacks of actions. */
type Z = typeof zod;

export const stackSchema = (z: Z) =>
  z
    .object({
      archetype: z.string().describe('Id of an archetype, for example go'),
      features: z
        .record(z.string().optional())
        .default({})
        .describe(
          'Feature id by choice id; a choice that is left out adds nothing',
        ),
      instances: z
        .record(z.string())
        .optional()
        .describe(
          'Tool instance by connector; default the first configured one',
        ),
      parameters: z
        .record(z.record(z.string()))
        .optional()
        .describe('Values of the features’ parameters, by feature id'),
    })
    .describe('The choices of the StackPicker field');

export const wiringSchema = (z: Z) =>
  z.object({
    title: z.string(),
    tool: z.string(),
    instance: z.string().describe('For example gitlab.main'),
    action: z.string(),
    link: z.string().optional(),
    input: z.record(z.any()),
  });

export const repositorySchema = (z: Z) =>
  z.object({
    url: z.string().describe('Address that a person opens'),
    cloneUrl: z.string(),
    contentsUrl: z.string(),
    slug: z.string(),
    defaultBranch: z.string(),
    create: wiringSchema(z).optional(),
  });

export const effectSchema = (z: Z) =>
  z.object({
    title: z.string(),
    summary: z.string(),
    url: z.string().optional(),
  });
