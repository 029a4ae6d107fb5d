import type { JsonObject } from '@backstage/types';
import {
  defineAction,
  type ActionResult,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { segment } from '../../shared/urls';
import {
  ensureFolder,
  folderInput,
  removeEmptyFolder,
  uidSchema,
} from './folder';

/** A rule as Grafana's provisioning API takes it; Grafana itself checks the queries. */
const ruleInput = z.looseObject({
  uid: uidSchema,
  title: z.string().min(1).max(190),
  condition: z.string().min(1),
  data: z.array(z.looseObject({ refId: z.string() })).min(1),
  for: z.string().default('5m'),
  noDataState: z.enum(['Alerting', 'NoData', 'OK']).default('NoData'),
  execErrState: z.enum(['Alerting', 'Error', 'OK']).default('Error'),
  labels: z.record(z.string(), z.string()).default({}),
  annotations: z.record(z.string(), z.string()).default({}),
});

const input = z.object({
  folder: folderInput,
  group: z.string().min(1).max(190),
  /** Seconds between two evaluations; Grafana wants a multiple of 10. */
  intervalSeconds: z.number().int().multipleOf(10).min(10).default(60),
  rules: z.array(ruleInput).min(1),
});
type Input = z.output<typeof input>;

const groupSchema = z.object({
  title: z.string(),
  folderUid: z.string(),
  interval: z.number(),
  rules: z.array(z.looseObject({ title: z.string() })),
});
type Group = z.output<typeof groupSchema>;

const undoInput = z.object({
  folder: z.string(),
  group: z.string(),
  createdFolder: z.boolean(),
  before: groupSchema.optional(),
});

/** Lets people edit the rules in Grafana later; otherwise they are locked as provisioned. */
const EDITABLE = { 'X-Disable-Provenance': 'true' };

export const importAlertRules = defineAction({
  name: 'import-alert-rules',
  title: 'Import alert rules',
  permission:
    'A service account with the role Editor, or alert.provisioning:write, folders:create and folders:delete',
  input,
  async plan(asked: Input, context) {
    const before = await findGroup(asked, context);
    const unchanged = isAsAsked(before, asked);
    return {
      summary: unchanged
        ? `The alert rules of ${asked.group} are already there`
        : `Would import ${describe(asked)} in ${asked.folder.title}`,
      unchanged,
    };
  },
  async apply(asked: Input, context): Promise<ActionResult> {
    const { folder, group } = asked;
    const before = await findGroup(asked, context);
    const output = { ruleUids: asked.rules.map(rule => rule.uid) };
    const url = `${context.api.baseUrl}/alerting/list`;
    if (isAsAsked(before, asked)) {
      const summary = `The alert rules of ${group} are already there`;
      return { summary, url, unchanged: true, output };
    }
    const createdFolder = await ensureFolder(folder, context);
    await putGroup(toGroup(asked), context);
    return {
      summary: `Imported ${describe(asked)} in ${folder.title}`,
      url,
      unchanged: false,
      undo: {
        folder: folder.uid,
        group,
        createdFolder,
        ...(before && { before: before as unknown as JsonObject }),
      },
      output,
    };
  },
  async undo(undo, context) {
    const { folder, group, before, createdFolder } = undoInput.parse(undo);
    if (before) {
      await putGroup(before, context);
      return { summary: `Restored the alert rules of ${group}` };
    }
    await context.api.request('DELETE', pathTo(folder, group), {
      write: true,
      headers: EDITABLE,
      allow: [404],
    });
    if (createdFolder) await removeEmptyFolder(folder, context);
    return { summary: `Deleted the alert rules of ${group}` };
  },
});

function describe({ rules, group }: Input): string {
  const noun = rules.length === 1 ? 'alert rule' : 'alert rules';
  return `${rules.length} ${noun} as ${group}`;
}

function pathTo(folderUid: string, group: string): string {
  return `/v1/provisioning/folder/${segment(folderUid)}/rule-groups/${segment(
    group,
  )}`;
}

function findGroup({ folder, group }: Input, { api }: ReadContext) {
  return api.find(pathTo(folder.uid, group), groupSchema, {
    write: true,
    allow: [404],
  });
}

/** Grafana adds defaults to queries, so only what a person would notice is compared. */
function isAsAsked(before: Group | undefined, asked: Input): boolean {
  return (
    before !== undefined &&
    before.interval === asked.intervalSeconds &&
    JSON.stringify(before.rules.map(essence)) ===
      JSON.stringify(toGroup(asked).rules.map(essence))
  );
}

function essence(rule: Record<string, unknown>) {
  const sorted = (value: unknown) => Object.entries(value ?? {}).sort();
  return [
    rule.uid,
    rule.title,
    rule.condition,
    rule.for,
    sorted(rule.labels),
    sorted(rule.annotations),
  ];
}

function toGroup({ folder, group, intervalSeconds, rules }: Input): Group {
  return {
    title: group,
    folderUid: folder.uid,
    interval: intervalSeconds,
    rules: rules.map(rule => ({
      ...rule,
      folderUID: folder.uid,
      ruleGroup: group,
    })),
  };
}

async function putGroup(group: Group, { api }: ReadContext) {
  await api.request('PUT', pathTo(group.folderUid, group.title), {
    write: true,
    headers: EDITABLE,
    body: group,
  });
}
