import {
  alertRule,
  type ItemHealth,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { idFrom } from '../../shared/ids';
import {
  environmentOf,
  ownerOf,
  selectorsOf,
  serviceNamesOf,
  servicesOf,
  type Labels,
} from '../../shared/labels';
import { httpUrl } from '../../shared/urls';
import { readRouters } from '../routers';
import type { PrometheusSettings } from '../settings';

const GROUPS_PER_PAGE = 100;

const rowSchema = z.object({
  file: z.string(),
  group: z.string(),
  name: z.string().min(1),
  labels: z.record(z.string(), z.string()).default({}),
  annotations: z.record(z.string(), z.string()).default({}),
  state: z.string(),
  lastEvaluation: z.string().optional(),
  /** `ok`, `unknown` before the first evaluation, or `err`. */
  health: z.string().optional(),
});
type Row = z.output<typeof rowSchema>;

const groupSchema = z.object({
  name: z.string(),
  file: z.string(),
  rules: z.array(z.unknown()),
});

const STATES = ['inactive', 'pending', 'firing'] as const;
const HEALTH: Record<string, ItemHealth> = {
  inactive: 'ok',
  pending: 'warning',
  firing: 'failing',
};

export const rules = defineResource<Row, PrometheusSettings>({
  name: 'rules',
  title: 'Alert rules',
  itemType: 'alert-rule',
  process: 'alerting',
  schema: rowSchema,
  list: listRules,
  id: idOf,
  toItem: ({ name, group, labels, annotations }, { api }) => ({
    title: name,
    description: annotations.summary || undefined,
    url: `${api.baseUrl}/alerts?search=${encodeURIComponent(name)}`,
    environment: environmentOf(labels),
    owner: ownerOf(labels),
    hints: {
      annotations: {
        'prometheus.io/alert': [name],
        'prometheus.io/labels': selectorsOf(labels),
        'prometheus.io/service-name': serviceNamesOf(labels),
      },
      services: servicesOf(labels),
    },
    attributes: { group, labels },
  }),
  facts: [alertRule],
  evidence,
});

/** Rules have no id. Without its labels two rules of one name would be one. */
function idOf({ file, group, name, labels }: Row): string {
  return idFrom([file, group, name, Object.entries(labels ?? {}).sort()]);
}

/** Pages by group from Prometheus 3 on; version 2 ignores the limit and sends all. */
async function* listRules({
  api,
  resumeAt,
}: ReadContext): AsyncIterable<ListPage> {
  const pages = api.pages(
    '/rules',
    {
      by: 'cursor',
      rows: 'data.groups',
      param: 'group_next_token',
      next: 'data.groupNextToken',
      sizeParam: 'group_limit',
      size: GROUPS_PER_PAGE,
    },
    { query: { type: 'alert' }, from: resumeAt },
  );
  for await (const page of pages) {
    yield { ...page, rows: page.rows.flatMap(rulesOf) };
  }
}

function rulesOf(group: unknown): unknown[] {
  const parsed = groupSchema.safeParse(group);
  if (!parsed.success) return [group];
  const { name, file } = parsed.data;
  return parsed.data.rules.map(rule => ({
    ...(rule as object),
    group: name,
    file,
  }));
}

/** Values with a template differ from alert to alert. */
function fixedLabels(labels: Labels): Labels {
  return Object.fromEntries(
    Object.entries(labels).filter(([, value]) => !value.includes('{{')),
  );
}

async function evidence(
  { name, labels, annotations, ...row }: Row,
  context: ReadContext<PrometheusSettings>,
): Promise<Evidence> {
  const state = STATES.find(known => known === row.state) ?? 'unknown';
  const broken = row.health === 'err';
  const routers = await readRouters(context);
  const value = {
    name,
    state,
    severity: labels.severity,
    runbookUrl: httpUrl(annotations.runbook_url),
    labels: fixedLabels(labels),
    ...(routers?.length === 0 ? { routed: false } : { routers }),
  };
  return {
    status: {
      health: broken ? 'warning' : HEALTH[state] ?? 'unknown',
      word: broken ? 'evaluation fails' : state,
      lastActivityAt: row.lastEvaluation,
    },
    facts: [{ type: alertRule, value }],
  };
}
