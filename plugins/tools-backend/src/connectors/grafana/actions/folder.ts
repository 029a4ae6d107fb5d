import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { segment } from '../../shared/urls';

const UID = /^[\w-]{1,40}$/;

export const uidSchema = z.string().regex(UID);

/** A folder that is created where it is missing. */
export const folderInput = z.object({
  uid: uidSchema,
  title: z.string().min(1).max(189),
});
type FolderInput = z.output<typeof folderInput>;

/** The folder, where it has to be created first, as the undoing of what is put into it needs it. */
export async function missingFolder(
  { uid }: FolderInput,
  { api }: ReadContext,
): Promise<{ createdFolder?: string }> {
  const path = `/folders/${segment(uid)}`;
  const found = await api.request('GET', path, { write: true, allow: [404] });
  return found.status === 404 ? { createdFolder: uid } : {};
}

/** Makes sure that the folder exists. */
export async function ensureFolder(folder: FolderInput, context: ReadContext) {
  const missing = await missingFolder(folder, context);
  if (!missing.createdFolder) return missing;
  await context.api.request('POST', '/folders', {
    write: true,
    body: { uid: folder.uid, title: folder.title },
  });
  return missing;
}

const anyRows = z.array(z.unknown());
const rulesSchema = z.array(z.object({ folderUID: z.string() }));

/** Deletes a folder that we created, unless somebody has put something into it since. */
export async function removeEmptyFolder(uid: string, { api }: ReadContext) {
  const rules = await api.get('/v1/provisioning/alert-rules', rulesSchema, {
    write: true,
  });
  const dashboards = await api.get('/search', anyRows, {
    query: { folderUIDs: uid, limit: 1 },
    write: true,
  });
  const used = rules.some(rule => rule.folderUID === uid);
  if (used || dashboards.length) return;
  await api.request('DELETE', `/folders/${segment(uid)}`, {
    write: true,
    allow: [404],
  });
}
