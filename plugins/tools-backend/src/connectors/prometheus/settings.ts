import { z } from 'zod';

export const prometheusSettings = z.object({
  ruleFolder: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Folder, as Strata sees it, whose *.yml are in the rule_files of Prometheus. Strata writes rule files only there, and none while it is not set.',
    ),
  alertmanagers: z
    .array(z.url())
    .min(1)
    .optional()
    .describe(
      'Addresses of its Alertmanagers as they are configured in Strata, where Prometheus reaches them under others.',
    ),
});

export type PrometheusSettings = z.output<typeof prometheusSettings>;
