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

/** Makes sure that the folder exists; true when it had to be created. */
export async function ensureFolder(
  folder: FolderInput,
  { api }: ReadContext,
): Promise<boolean> {
  const path = `/folders/${segment(folder.uid)}`;
  const found = await api.request('GET', path, { write: true, allow: [404] });
  if (found.status !== 404) return false;
  await api.request('POST', '/folders', {
    write: true,
    body: { uid: folder.uid, title: folder.title },
  });
  return true;
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
