import {
  ConnectorError,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { nameOf, secondsOf, type Groups, type Rule } from './ruleFile';

const MAX_REASON = 300;

const formattedSchema = z.object({
  data: z.string().optional(),
  error: z.string().optional(),
});

/**
 * The expression as Prometheus itself writes it, by which a mistake is found before anything is
 * written; `undefined` before 2.41, which can only be asked by loading it.
 */
async function format(
  rule: Rule,
  { api }: ReadContext,
): Promise<string | undefined> {
  const answer = await api.request('POST', '/format_query', {
    content: {
      type: 'application/x-www-form-urlencoded',
      text: new URLSearchParams({ query: rule.expr }).toString(),
    },
    reads: true,
    write: true,
    allow: [400, 404],
  });
  if (answer.status === 404) return undefined;
  const { data, error } = formattedSchema.parse(answer.json());
  if (answer.status === 200 && data !== undefined) return data;
  throw new ConnectorError(
    'config',
    `${nameOf(rule)} is no PromQL: ${(error ?? '').slice(0, MAX_REASON)}`,
    { remedy: 'Correct the expression.' },
  );
}

/** The rules with their expressions as Prometheus writes them; throws for one that is none. */
export async function formatted(
  groups: Groups,
  context: ReadContext,
): Promise<Groups> {
  const checked: Groups = [];
  for (const group of groups) {
    const rules: Rule[] = [];
    for (const rule of group.rules) {
      const expr = await format(rule, context);
      rules.push({ ...rule, expr: expr ?? '' });
    }
    checked.push({ ...group, rules });
  }
  return checked;
}

const loadedSchema = z.object({
  data: z.object({
    groups: z.array(
      z.object({
        name: z.string(),
        rules: z.array(
          z.object({
            name: z.string(),
            query: z.string(),
            duration: z.number().default(0),
            labels: z.record(z.string(), z.string()).default({}),
            annotations: z.record(z.string(), z.string()).default({}),
          }),
        ),
      }),
    ),
  }),
});
type Loaded = z.output<typeof loadedSchema>['data']['groups'][number];

/** Whether Prometheus evaluates the rules now, as `formatted` gave them. */
export async function areLoaded(
  groups: Groups,
  { api }: ReadContext,
): Promise<boolean> {
  const { data } = await api.get('/rules', loadedSchema, {
    // Ignored before 2.44, which answers with all groups.
    query: { 'rule_group[]': groups.map(({ name }) => name) },
    write: true,
  });
  return groups.every(group =>
    data.groups.some(loaded => isLoadedAs(loaded, group)),
  );
}

function isLoadedAs(loaded: Loaded, group: Groups[number]): boolean {
  return (
    loaded.name === group.name &&
    loaded.rules.length === group.rules.length &&
    loaded.rules.every((rule, at) => {
      const { expr, ...asked } = group.rules[at];
      return (
        rule.name === nameOf(group.rules[at]) &&
        (!expr || withoutSpace(rule.query) === withoutSpace(expr)) &&
        isDeepStrictEqual(rule.labels, asked.labels ?? {}) &&
        ('record' in asked ||
          (isDeepStrictEqual(rule.annotations, asked.annotations ?? {}) &&
            rule.duration === secondsOf(asked.for ?? '0')))
      );
    })
  );
}

/** One form is in a line, the other one indented. */
function withoutSpace(expression: string): string {
  return expression.replace(/\s+/g, '');
}

/** False where Prometheus was started without `--web.enable-lifecycle`. */
export async function reload({ api }: ReadContext): Promise<boolean> {
  const answer = await api.request('POST', `${api.baseUrl}/-/reload`, {
    write: true,
    allow: [403, 500],
  });
  if (answer.status === 403) return false;
  if (answer.status < 300) return true;
  throw new ConnectorError(
    'config',
    `Prometheus could not reload its configuration: ${answer
      .text()
      .trim()
      .slice(0, MAX_REASON)}`,
    { remedy: 'The log of Prometheus says which file it refused.' },
  );
}
