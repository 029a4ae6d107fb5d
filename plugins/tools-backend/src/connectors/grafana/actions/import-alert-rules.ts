import type { JsonObject } from '@backstage/types';
import {
  defineAction,
  type ActionResult,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { segment } from '../../shared/urls';
import {
  ensureFolder,
  folderInput,
  missingFolder,
  removeEmptyFolder,
  uidSchema,
} from './folder';

const RULES = '/v1/provisioning/alert-rules';
/** Lets people edit the rules in Grafana later; otherwise they are locked as provisioned. */
const EDITABLE = { 'X-Disable-Provenance': 'true' };

/** A rule as Grafana's provisioning API takes it; Grafana itself checks the queries. */
const ruleInput = z.looseObject({
  uid: uidSchema,
  title: z.string().min(1).max(190),
  condition: z.string().min(1),
  data: z.array(z.looseObject({ refId: z.string() })).min(1),
  for: z.string().default('5m'),
  noDataState: z
    .enum(['Alerting', 'KeepLast', 'NoData', 'OK'])
    .default('NoData'),
  execErrState: z
    .enum(['Alerting', 'Error', 'KeepLast', 'OK'])
    .default('Error'),
  labels: z.record(z.string(), z.string()).default({}),
  annotations: z.record(z.string(), z.string()).default({}),
});

const input = z.object({
  folder: folderInput,
  group: z.string().min(1).max(190),
  rules: z.array(ruleInput).min(1).max(100),
});
type Input = z.output<typeof input>;

/** A rule as Grafana keeps it. */
const storedSchema = z.looseObject({ uid: z.string(), title: z.string() });
type Stored = z.output<typeof storedSchema>;

/** One change of a rule; without `before` it was created. */
const changeSchema = z.object({
  uid: z.string(),
  before: storedSchema.optional(),
});
type Change = z.output<typeof changeSchema>;

const undoInput = z.object({
  group: z.string(),
  changes: z.array(changeSchema),
  createdFolder: z.string().optional(),
});

export const importAlertRules = defineAction({
  name: 'import-alert-rules',
  title: 'Import alert rules',
  permission: 'the role Editor',
  input,
  async plan(asked: Input, context) {
    const missing = await findMissing(asked, context);
    if (missing.length === 0) return alreadyThere(asked);
    return {
      summary: `Would import ${describe(missing, asked)}`,
      unchanged: false,
      undo: undoFor(asked, missing, await missingFolder(asked.folder, context)),
    };
  },
  async apply(asked: Input, context): Promise<ActionResult> {
    const output = { ruleUids: asked.rules.map(rule => rule.uid) };
    const url = `${context.api.baseUrl}/alerting/list`;
    const missing = await findMissing(asked, context);
    if (missing.length === 0) return { ...alreadyThere(asked), url, output };
    const created = await ensureFolder(asked.folder, context);
    await putAll(missing, context);
    return {
      summary: `Imported ${describe(missing, asked)}`,
      url,
      unchanged: false,
      undo: undoFor(asked, missing, created),
      output,
    };
  },
  async undo(undo, context) {
    const { group, changes, createdFolder } = undoInput.parse(undo);
    await takeBack(changes, context);
    if (createdFolder) await removeEmptyFolder(createdFolder, context);
    return { summary: `Took the alert rules of ${group} back` };
  },
});

interface Wanted {
  rule: Stored;
  before?: Stored;
}

function alreadyThere({ group }: Input) {
  const summary = `The alert rules of ${group} are already there`;
  return { summary, unchanged: true };
}

function undoFor(
  { group }: Input,
  missing: Wanted[],
  created: { createdFolder?: string },
): JsonObject {
  const changes = missing.map(toChange) as unknown as JsonObject[];
  return { group, changes, ...created };
}

function toChange({ rule: { uid }, before }: Wanted): Change {
  return { uid, ...(before && { before }) };
}

function describe(missing: Wanted[], { folder, group }: Input): string {
  const noun = missing.length === 1 ? 'alert rule' : 'alert rules';
  return `${missing.length} ${noun} as ${group} in ${folder.title}`;
}

/** The rules that are not there, or not as asked. */
async function findMissing(
  { rules, folder, group }: Input,
  { api }: ReadContext,
): Promise<Wanted[]> {
  const wanted: Wanted[] = [];
  for (const asked of rules) {
    const rule = { ...asked, folderUID: folder.uid, ruleGroup: group };
    const before = await api.find(
      `${RULES}/${segment(rule.uid)}`,
      storedSchema,
      {
        write: true,
        allow: [404],
      },
    );
    if (!before || !hasAll(before, rule)) wanted.push({ rule, before });
  }
  return wanted;
}

/** Queries are left out: Grafana adds its defaults to them. */
function hasAll(before: Stored, rule: Record<string, unknown>): boolean {
  const { data: _data, ...comparable } = rule;
  return Object.entries(comparable).every(([key, value]) =>
    isDeepStrictEqual(before[key], value),
  );
}

/** All or none: what was changed before a failure is taken back. */
async function putAll(wanted: Wanted[], context: ReadContext) {
  const done: Change[] = [];
  try {
    for (const each of wanted) {
      await put(each.rule, each.before !== undefined, context);
      done.push(toChange(each));
    }
  } catch (error) {
    await takeBack(done, context);
    throw error;
  }
}

async function put(rule: Stored, exists: boolean, { api }: ReadContext) {
  const path = exists ? `${RULES}/${segment(rule.uid)}` : RULES;
  await api.request(exists ? 'PUT' : 'POST', path, {
    write: true,
    headers: EDITABLE,
    body: rule,
  });
}

async function takeBack(changes: Change[], context: ReadContext) {
  for (const { uid, before } of changes) {
    if (before) await put(before, true, context);
    else {
      await context.api.request('DELETE', `${RULES}/${segment(uid)}`, {
        write: true,
        headers: EDITABLE,
        allow: [404],
      });
    }
  }
}
