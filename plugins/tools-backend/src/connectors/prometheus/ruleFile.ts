import { isDeepStrictEqual } from 'node:util';
import { parse, stringify } from 'yaml';
import { z } from 'zod';

/** First line of every rule file that Strata writes; files without it belong to somebody else. */
const MARK =
  '# Written by Strata, which overwrites what is changed here by hand.';

const MAX_RULES = 100;

/** https://prometheus.io/docs/prometheus/latest/querying/basics/#time-durations */
const DURATION =
  /^(?=\d)(\d+y)?(\d+w)?(\d+d)?(\d+h)?(\d+m(?!s))?(\d+s)?(\d+ms)?$/;
const SECONDS = [31_536_000, 604_800, 86_400, 3600, 60, 1, 0.001];

const durationSchema = z.string().regex(DURATION, 'must be like 5m or 1h30m');
const labelsSchema = z.record(
  z.string().regex(/^(?!__name__$)[a-zA-Z_]\w*$/, 'is no name of a label'),
  z.string(),
);
const expressionSchema = z.string().min(1).max(4000);

const ruleSchema = z.union([
  z.strictObject({
    alert: z.string().min(1).max(200),
    expr: expressionSchema,
    for: durationSchema.optional(),
    keep_firing_for: durationSchema.optional(),
    labels: labelsSchema.optional(),
    annotations: labelsSchema.optional(),
  }),
  z.strictObject({
    record: z.string().regex(/^[a-zA-Z_:][\w:]*$/, 'is no name of a metric'),
    expr: expressionSchema,
    labels: labelsSchema.optional(),
  }),
]);
export type Rule = z.output<typeof ruleSchema>;

/** https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/ */
export const groupsSchema = z
  .array(
    z.strictObject({
      name: z.string().min(1).max(200),
      interval: durationSchema.optional(),
      limit: z.number().int().min(0).optional(),
      rules: z.array(ruleSchema).min(1),
    }),
  )
  .min(1)
  .refine(
    groups => new Set(groups.map(({ name }) => name)).size === groups.length,
    'two groups have one name',
  )
  .refine(
    groups => groups.flatMap(({ rules }) => rules).length <= MAX_RULES,
    `more than ${MAX_RULES} rules`,
  );
export type Groups = z.output<typeof groupsSchema>;

export function textOf(groups: Groups): string {
  return `${MARK}\n${stringify({ groups }, { lineWidth: 0 })}`;
}

export function isOurs(text: string): boolean {
  return text.startsWith(`${MARK}\n`);
}

export function nameOf(rule: Rule): string {
  return 'alert' in rule ? rule.alert : rule.record;
}

export function secondsOf(duration: string): number {
  const parts = DURATION.exec(duration)?.slice(1) ?? [];
  return parts.reduce(
    (sum, part, at) => sum + (part ? parseInt(part, 10) * SECONDS[at] : 0),
    0,
  );
}

/** What writing the groups changes, for a person: `adds A, changes B, removes C`. */
export function describeChange(before: string | undefined, groups: Groups) {
  const old = rulesByName(before === undefined ? [] : parse(before).groups);
  const now = rulesByName(groups);
  const added = [...now.keys()].filter(key => !old.has(key));
  const changed = [...now.keys()].filter(
    key => old.has(key) && !isDeepStrictEqual(old.get(key), now.get(key)),
  );
  const removed = [...old.keys()].filter(key => !now.has(key));
  const parts = Object.entries({
    adds: added,
    changes: changed,
    removes: removed,
  })
    .filter(([, keys]) => keys.length)
    .map(([verb, keys]) => `${verb} ${keys.join(', ')}`);
  return parts.join('; ') || 'another order or interval';
}

/** Rules of one name in one group are told apart by their order. */
function rulesByName(groups: Groups): Map<string, Rule[]> {
  const found = new Map<string, Rule[]>();
  for (const { name, rules } of groups) {
    for (const rule of rules) {
      const key = `${name}/${nameOf(rule)}`;
      found.set(key, [...(found.get(key) ?? []), rule]);
    }
  }
  return found;
}
