import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { projectPath, type ProjectRow } from '../project';

const HEADS = 'refs/heads/';

/** The branch that `HEAD` points to; nothing where it is none, or hidden from this account. */
export async function readDefaultBranch(
  { name }: ProjectRow,
  { api }: ReadContext,
): Promise<string | undefined> {
  const path = `${projectPath(name)}/HEAD`;
  const head = await api.find(path, z.string(), { allow: [403, 404] });
  return head?.startsWith(HEADS) ? head.slice(HEADS.length) : undefined;
}
