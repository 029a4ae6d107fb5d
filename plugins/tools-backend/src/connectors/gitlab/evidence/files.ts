import {
  repositoryFiles,
  SNAPSHOT_PATHS,
} from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { findAll } from '../lists';
import type { ProjectRow } from '../project';

const entrySchema = z.object({ path: z.string(), type: z.string() });

/** Folders that the declared paths lie in; the root is the empty one. */
const FOLDERS = [
  ...new Set(
    SNAPSHOT_PATHS.map(path => path.slice(0, path.lastIndexOf('/') + 1)),
  ),
].map(folder => folder.replace(/\/$/, ''));

/** Lists the root, and only those folders that it has. */
export async function readFiles(project: ProjectRow, { api }: ReadContext) {
  const ref = project.default_branch;
  if (!ref) return [];
  const url = `/projects/${project.id}/repository/tree`;
  const root = await findAll(api, url, entrySchema, { ref });
  if (!root) return [];
  const paths = new Set<string>();
  const add = (entries: z.output<typeof entrySchema>[]) =>
    entries.filter(e => e.type === 'blob').forEach(e => paths.add(e.path));
  add(root);
  for (const path of FOLDERS) {
    const exists = root.some(e => e.type === 'tree' && e.path === path);
    if (exists)
      add((await findAll(api, url, entrySchema, { ref, path })) ?? []);
  }
  const present = SNAPSHOT_PATHS.filter(path => paths.has(path));
  return [{ type: repositoryFiles, value: { present } }];
}
