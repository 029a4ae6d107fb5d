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
  labelsOfTags,
  ownerOf,
  servicesOf,
} from '../../shared/labels';
import { httpUrl } from '../../shared/urls';
import { PAGES, spacePath, spaceSchema, walkSpaces } from '../spaces';

const rowSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  tags: z.array(z.string()).default([]),
  enabled: z.boolean(),
  mute_all: z.boolean().default(false),
  rule_type_id: z.string(),
  /** Not their settings: those hold messages and addresses. */
  actions: z.array(z.unknown()).optional(),
  execution_status: z.object({ status: z.string() }).optional(),
  updated_at: z.string().optional(),
  space: spaceSchema,
});
type Row = z.output<typeof rowSchema>;

const STATES: Record<string, 'inactive' | 'firing'> = {
  ok: 'inactive',
  active: 'firing',
};
const HEALTH: Record<string, ItemHealth> = {
  ok: 'ok',
  active: 'failing',
  warning: 'warning',
  error: 'warning',
};

const idOf = ({ space, id }: Row) => `${space.id}/${id}`;

export const alertRules = defineResource<Row>({
  name: 'alert-rules',
  title: 'Alert rules',
  itemType: 'alert-rule',
  process: 'alerting',
  schema: rowSchema,
  list: listRules,
  id: idOf,
  toItem(row, { api }) {
    const labels = labelsOfTags(row.tags);
    const path = `${spacePath(
      row.space.id,
    )}/app/management/insightsAndAlerting`;
    return {
      title: row.name,
      url: `${api.baseUrl}${path}/triggersActions/rule/${encodeURIComponent(
        row.id,
      )}`,
      environment: environmentOf(labels),
      owner: ownerOf(labels, row.space.name),
      hints: {
        annotations: { 'elastic/kibana-rule': [idOf(row)] },
        services: servicesOf(labels),
      },
      attributes: {
        space: row.space.id,
        kind: row.rule_type_id,
        tags: row.tags,
      },
    };
  },
  facts: [alertRule],
  evidence,
});

function listRules(context: ReadContext): AsyncIterable<ListPage> {
  const query = { sort_field: 'name', sort_order: 'asc' };
  return walkSpaces(context, ({ id }, from) =>
    context.api.pages(
      `${spacePath(id)}/api/alerting/rules/_find`,
      { ...PAGES, rows: 'data' },
      { query, from },
    ),
  );
}

function evidence(row: Row): Evidence {
  const labels = labelsOfTags(row.tags);
  const status = row.execution_status?.status ?? 'unknown';
  const value = {
    name: row.name,
    state: row.enabled ? STATES[status] ?? 'unknown' : 'paused',
    severity: labels.severity,
    runbookUrl: httpUrl(labels.runbook_url ?? labels.runbook),
    routed: row.actions && row.actions.length > 0 && !row.mute_all,
  };
  return {
    status: {
      health: row.enabled ? HEALTH[status] ?? 'unknown' : 'unknown',
      word: row.enabled ? status : 'disabled',
      // Of the last edit: every rule runs each minute.
      lastActivityAt: row.updated_at,
    },
    facts: [{ type: alertRule, value }],
  };
}
