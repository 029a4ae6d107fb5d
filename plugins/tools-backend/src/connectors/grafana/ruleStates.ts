import type { ApiClient } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

const ruleSchema = z.object({
  name: z.string(),
  state: z.string(),
  /** Given since Grafana 11.4; before, only names identify a rule. */
  uid: z.string().optional(),
  health: z.string().optional(),
  lastEvaluation: z.string().optional(),
});
const answerSchema = z.object({
  data: z.object({
    groups: z.array(
      z.object({
        name: z.string(),
        /** Title of the folder. */
        file: z.string(),
        rules: z.array(ruleSchema),
      }),
    ),
  }),
});

export type RuleState = z.output<typeof ruleSchema>;

export interface RuleKey {
  uid: string;
  folder: string;
  group: string;
  title: string;
}

/** States by rule; the list of rules has none (https://github.com/K-Phoen/backstage-plugin-grafana/issues/53). */
export async function readRuleStates(
  api: ApiClient,
): Promise<(key: RuleKey) => RuleState | undefined> {
  const answer = await api.find(
    '/prometheus/grafana/api/v1/rules',
    answerSchema,
    {
      allow: [403, 404],
    },
  );
  const byUid = new Map<string, RuleState>();
  const byName = new Map<string, RuleState>();
  for (const { file, name, rules } of answer?.data.groups ?? []) {
    for (const rule of rules) {
      if (rule.uid) byUid.set(rule.uid, rule);
      else byName.set(JSON.stringify([file, name, rule.name]), rule);
    }
  }
  return ({ uid, folder, group, title }) =>
    byUid.get(uid) ?? byName.get(JSON.stringify([folder, group, title]));
}
