import { z } from 'zod';

const stageSchema = z.object({
  name: z.string(),
  /** Passed, Failed, Cancelled or Unknown. */
  result: z.string().optional(),
  /** Whether the run got this far. */
  scheduled: z.boolean().default(true),
  /** `manual` where a person starts it. */
  approval_type: z.string().nullish(),
  approved_by: z.string().nullish(),
  jobs: z
    .array(
      z.object({
        /** Milliseconds since 1970. */
        scheduled_date: z.number().nullish(),
        state: z.string().optional(),
      }),
    )
    .default([]),
});

const materialSchema = z.object({
  type: z.string(),
  /** `URL: <address>, Branch: <name>` */
  description: z.string().default(''),
});

export const runSchema = z.object({
  counter: z.number(),
  /** Milliseconds since 1970. */
  scheduled_date: z.number(),
  build_cause: z
    .object({
      trigger_forced: z.boolean().optional(),
      material_revisions: z
        .array(z.object({ material: materialSchema.optional() }))
        .default([]),
    })
    .optional(),
  stages: z.array(stageSchema),
});

export const pipelineSchema = z.object({
  name: z.string().min(1),
  locked: z.boolean().optional(),
  pause_info: z.object({ paused: z.boolean() }).optional(),
  /** Absent before GoCD 19.1. */
  from_config_repo: z.boolean().optional(),
  /** Added from the rest of the dashboard. */
  group: z.string().optional(),
  environments: z.array(z.string()).default([]),
  /** Newest first; absent where the history is not shown. */
  runs: z.array(runSchema).optional(),
});

export type PipelineRow = z.output<typeof pipelineSchema>;
export type PipelineRun = z.output<typeof runSchema>;

/** Addresses of the source repositories that the newest run used. */
export function repositoriesOf({ runs = [] }: PipelineRow): string[] {
  const revisions = runs[0]?.build_cause?.material_revisions ?? [];
  return revisions.flatMap(({ material }) => {
    const url = /^URL: (.+?)(?:, Branch: |$)/.exec(material?.description ?? '');
    return material?.type === 'Git' && url ? [url[1]] : [];
  });
}
