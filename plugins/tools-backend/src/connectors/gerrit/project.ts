import type {
  LinkHints,
  ListPage,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { segment } from '../shared/urls';

const SIZE = 100;

export const projectSchema = z.object({
  /** The key of the row in the answer; Gerrit has no other id. */
  name: z.string().min(1),
  description: z.string().optional(),
  state: z.enum(['ACTIVE', 'READ_ONLY', 'HIDDEN']).default('ACTIVE'),
});

const rowSchema = z.looseObject({ state: z.string().optional() });

/** Where `HEAD` of a project without code points to. */
const RIGHTS_ONLY = 'refs/meta/config';

export type ProjectRow = z.output<typeof projectSchema>;

const answerSchema = z.record(
  z.string(),
  z.looseObject({ _more_projects: z.boolean().optional() }),
);

/**
 * Projects that hold code, without the hidden ones, sorted by name. Gerrit gives no total and
 * marks a cut list only where it answers from its index, so that a full page is never the last.
 */
export async function* listProjects({
  api,
  resumeAt,
}: ReadContext): AsyncIterable<ListPage> {
  for (let skip = Number(resumeAt ?? 0); ; ) {
    const answer = await api.get('/projects/', answerSchema, {
      query: { d: true, type: 'CODE', n: SIZE, S: skip },
    });
    const rows = Object.entries(answer).map(([name, row]) => ({
      ...row,
      name,
    }));
    skip += rows.length;
    const more =
      rows.length >= SIZE || rows.some(row => row._more_projects === true);
    yield { rows, last: !more, ...(more && { next: String(skip) }) };
    if (!more) return;
  }
}

/** One project, if the list would show it: neither hidden nor there for its rights only. */
export async function readProject(
  name: string,
  { api }: ReadContext,
): Promise<unknown> {
  const options = { allow: [404] };
  const path = projectPath(name);
  const row = await api.find(path, rowSchema, options);
  if (!row || row.state === 'HIDDEN') return undefined;
  const head = await api.find(`${path}/HEAD`, z.string(), {
    allow: [403, 404],
  });
  return head === RIGHTS_ONLY ? undefined : { ...row, name };
}

export function projectPath(name: string): string {
  return `/projects/${segment(name)}`;
}

export function isArchived(project: ProjectRow): boolean {
  return project.state === 'READ_ONLY';
}

export function hintsOf({ name }: ProjectRow, { api }: ReadContext): LinkHints {
  const path = name.split('/').map(encodeURIComponent).join('/');
  return {
    annotations: { 'gerrit/project': [name] },
    repositories: [`${api.baseUrl}/${path}`, `${api.baseUrl}/a/${path}`],
    name: name.slice(name.lastIndexOf('/') + 1),
  };
}
