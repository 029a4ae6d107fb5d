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
import {
  environmentOf,
  ownerOf,
  selectorsOf,
  servicesOf,
} from '../../shared/labels';
import { perRun } from '../../shared/perRun';
import { httpUrl, segment } from '../../shared/urls';
import { Folders } from '../folders';
import { readRouting, type Routing } from '../routing';
import { readRuleStates } from '../ruleStates';

const ruleSchema = z.object({
  uid: z.string().min(1),
  title: z.string(),
  folderUID: z.string(),
  ruleGroup: z.string(),
  labels: z.record(z.string(), z.string()).nullish(),
  annotations: z.record(z.string(), z.string()).nullish(),
  isPaused: z.boolean().default(false),
  notification_settings: z.object({ receiver: z.string() }).nullish(),
});

const rowSchema = ruleSchema.extend({
  folder: z.string().optional(),
  restricted: z.boolean(),
  state: z.string().optional(),
  evaluatedAt: z.string().optional(),
  /** Absent where the credential may not see policies. */
  routed: z.boolean().optional(),
});
type Row = z.output<typeof rowSchema>;

const STATES = ['inactive', 'pending', 'firing'] as const;
const HEALTH: Record<string, ItemHealth> = {
  inactive: 'ok',
  pending: 'warning',
  firing: 'failing',
};

export const alertRules = defineResource<Row>({
  name: 'alert-rules',
  title: 'Alert rules',
  itemType: 'alert-rule',
  process: 'alerting',
  schema: rowSchema,
  list: listWithState,
  id: row => row.uid,
  read: readRule,
  toItem(row, { api }) {
    const labels = row.labels ?? {};
    return {
      title: row.title,
      description: row.annotations?.summary || undefined,
      url: `${api.baseUrl}/alerting/grafana/${encodeURIComponent(
        row.uid,
      )}/view`,
      environment: environmentOf(labels),
      restricted: row.restricted,
      owner: ownerOf(labels, row.folder),
      hints: {
        annotations: { 'grafana/alert-label-selector': selectorsOf(labels) },
        services: servicesOf(labels),
      },
      attributes: { group: row.ruleGroup, labels },
    };
  },
  facts: [alertRule],
  evidence,
});

/** What a rule does not say itself: its folder, its state and who is told. */
const readAround = perRun(async ({ api }: ReadContext) => {
  const [folders, routing, stateOf] = await Promise.all([
    Folders.read(api),
    readRouting(api),
    readRuleStates(api),
  ]);
  return { folders, routing, stateOf };
});

const RULES = '/v1/provisioning/alert-rules';

async function* listWithState(context: ReadContext): AsyncIterable<ListPage> {
  const around = await readAround(context);
  const pages = context.api.pages(RULES, { by: 'single' });
  for await (const page of pages) {
    yield { ...page, rows: page.rows.map(raw => complete(raw, around)) };
  }
}

async function readRule(uid: string, context: ReadContext): Promise<unknown> {
  const path = `${RULES}/${segment(uid)}`;
  const rule = await context.api.find(path, z.unknown(), { allow: [404] });
  return rule === undefined
    ? undefined
    : complete(rule, await readAround(context));
}

function complete(
  raw: unknown,
  { folders, routing, stateOf }: Awaited<ReturnType<typeof readAround>>,
): unknown {
  const { data: rule } = ruleSchema.safeParse(raw);
  if (!rule) return raw;
  const { uid, title, folderUID, ruleGroup: group } = rule;
  const folder = folders.get(folderUID)?.title;
  const found = stateOf({ uid, title, group, folder: folder ?? folderUID });
  return {
    ...rule,
    folder,
    restricted: folders.isRestricted(folderUID),
    state: found?.state,
    evaluatedAt: found?.lastEvaluation,
    routed: routing && isRouted(rule, folder, routing),
  };
}

/** A rule names its contact point itself, or its labels lead to one. */
function isRouted(
  rule: z.output<typeof ruleSchema>,
  folder: string | undefined,
  routing: Routing,
): boolean {
  const named = rule.notification_settings?.receiver;
  const labels = {
    ...rule.labels,
    alertname: rule.title,
    ...(folder && { grafana_folder: folder }),
  };
  const receivers = named ? [named] : routing.receiversOf(labels);
  return receivers.some(routing.reachesSomebody);
}

function evidence(row: Row): Evidence {
  const known = STATES.find(state => state === row.state) ?? 'unknown';
  const state = row.isPaused ? 'paused' : known;
  const value = {
    name: row.title,
    state,
    severity: row.labels?.severity,
    runbookUrl: httpUrl(row.annotations?.runbook_url),
    routed: row.routed,
  };
  return {
    status: {
      health: HEALTH[state] ?? 'unknown',
      word: state,
      lastActivityAt: row.evaluatedAt,
    },
    facts: [{ type: alertRule, value }],
  };
}
