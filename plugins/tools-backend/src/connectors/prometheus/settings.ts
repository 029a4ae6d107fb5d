import { isAbsolute } from 'node:path';
import { z } from 'zod';

export const prometheusSettings = z.object({
  ruleFolder: z
    .string()
    .refine(isAbsolute, 'must be an absolute path')
    .optional()
    .describe(
      'Folder, as Strata sees it, whose *.yml are in the rule_files of Prometheus. Strata writes rule files only there, and none while it is not set.',
    ),
});

export type PrometheusSettings = z.output<typeof prometheusSettings>;
