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

/** Dashboard JSON as Grafana exports it; Grafana itself checks the rest. */
const dashboardSchema = z.looseObject({
  uid: uidSchema,
  title: z.string().min(1),
});

const input = z.object({ folder: folderInput, dashboard: dashboardSchema });
type Input = z.output<typeof input>;

const undoInput = z.object({
  uid: z.string(),
  title: z.string(),
  /** Present when the folder was created with the dashboard. */
  createdFolder: z.string().optional(),
  /** The dashboard as it was; absent where there was none. */
  before: z
    .object({
      dashboard: z.record(z.string(), z.unknown()),
      folderUid: z.string(),
    })
    .optional(),
});

const storedSchema = z.object({
  dashboard: z.record(z.string(), z.unknown()),
  meta: z.object({ folderUid: z.string().default('') }),
});

export const importDashboard = defineAction({
  name: 'import-dashboard',
  title: 'Import a dashboard',
  permission: 'the role Editor',
  input,
  async plan(asked: Input, context) {
    const { dashboard, folder } = asked;
    const before = await findDashboard(dashboard.uid, context);
    if (isAsAsked(before, asked)) return alreadyThere(asked);
    const verb = before ? 'update' : 'import';
    return {
      summary: `Would ${verb} the dashboard ${dashboard.title} in ${folder.title}`,
      unchanged: false,
      undo: undoFor(asked, before, await missingFolder(folder, context)),
    };
  },
  async apply(asked: Input, context): Promise<ActionResult> {
    const { dashboard, folder } = asked;
    const { uid, title } = dashboard;
    const url = `${context.api.baseUrl}/d/${segment(uid)}`;
    const before = await findDashboard(uid, context);
    const output = { uid };
    if (isAsAsked(before, asked)) {
      return { ...alreadyThere(asked), url, output };
    }
    const created = await ensureFolder(folder, context);
    await save(dashboard, folder.uid, context);
    const undo = undoFor(asked, before, created);
    const verb = before ? 'Updated' : 'Imported';
    const summary = `${verb} the dashboard ${title} in ${folder.title}`;
    return { summary, url, unchanged: false, undo, output };
  },
  async undo(undo, context) {
    const { uid, title, before, createdFolder } = undoInput.parse(undo);
    if (before) {
      await save(before.dashboard, before.folderUid, context);
      return { summary: `Restored the dashboard ${title}` };
    }
    await context.api.request('DELETE', `/dashboards/uid/${segment(uid)}`, {
      write: true,
      allow: [404],
    });
    if (createdFolder) await removeEmptyFolder(createdFolder, context);
    return { summary: `Deleted the dashboard ${title}` };
  },
});

function alreadyThere({ dashboard }: Input) {
  const summary = `The dashboard ${dashboard.title} is already there`;
  return { summary, unchanged: true };
}

function undoFor(
  { dashboard: { uid, title } }: Input,
  before: Stored | undefined,
  created: { createdFolder?: string },
): JsonObject {
  return {
    ...{ uid, title, ...created },
    ...(before && { before: before as JsonObject }),
  };
}

async function findDashboard(uid: string, { api }: ReadContext) {
  const path = `/dashboards/uid/${segment(uid)}`;
  const found = await api.find(path, storedSchema, {
    write: true,
    allow: [404],
  });
  return (
    found && {
      dashboard: withoutRevision(found.dashboard),
      folderUid: found.meta.folderUid,
    }
  );
}

type Stored = NonNullable<Awaited<ReturnType<typeof findDashboard>>>;

function isAsAsked(before: Stored | undefined, { dashboard, folder }: Input) {
  return (
    before?.folderUid === folder.uid &&
    isDeepStrictEqual(before.dashboard, withoutRevision(dashboard))
  );
}

/** Grafana assigns id and version itself, and counts every save. */
function withoutRevision(dashboard: Record<string, unknown>) {
  const { id: _id, version: _version, ...rest } = dashboard;
  return rest;
}

async function save(
  dashboard: Record<string, unknown>,
  folderUid: string,
  { api }: ReadContext,
) {
  await api.request('POST', '/dashboards/db', {
    write: true,
    body: {
      dashboard: { ...withoutRevision(dashboard), id: null },
      folderUid,
      overwrite: true,
      message: 'Imported by Strata',
    },
  });
}
