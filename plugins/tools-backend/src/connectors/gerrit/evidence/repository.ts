import type {
  ReadContext,
  RepositorySource,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { perRun } from '../../shared/perRun';
import { segment } from '../../shared/urls';
import { projectPath, type ProjectRow } from '../project';

const NOT_SHOWN = [403, 404];

/** The plugin that shows repositories in a browser, part of every Gerrit unless it is left out. */
const GITILES = '/plugins/gitiles';

/** Of the list of a whole tree: about 50,000 files. In a larger one, folders are listed. */
const MAX_TREE_BYTES = 8 * 1024 * 1024;

const branchSchema = z.object({ revision: z.string() });
const treeSchema = z.object({
  /** With `recursive`, a name is a path. */
  entries: z.array(z.object({ name: z.string(), type: z.string() })),
});

/** Whether the plugin is there. It lists the names of all projects, of which one byte is read. */
const hasGitiles = perRun(async ({ api }: Pick<ReadContext, 'api'>) => {
  const { status } = await api.request('GET', `${GITILES}/`, {
    query: { format: 'TEXT' },
    allow: [400, 405, ...NOT_SHOWN],
    cutAt: 1,
  });
  return status === 200;
});

/**
 * Files of a project at the commit of its default branch. Gerrit's own API lists no folders:
 * without Gitiles each declared file is asked for.
 */
export async function repositoryOf(
  project: ProjectRow,
  branch: string | undefined,
  context: ReadContext<any>,
): Promise<RepositorySource> {
  const { api } = context;
  const url = projectPath(project.name);
  const isListed = branch !== undefined && (await hasGitiles(context));
  return {
    ...(isListed && listed(project, context)),
    async head() {
      if (!branch) return undefined;
      const path = `${url}/branches/${segment(branch)}`;
      const found = await api.find(path, branchSchema, { allow: NOT_SHOWN });
      return found && { branch, commit: found.revision };
    },
    // https://gerrit-review.googlesource.com/Documentation/rest-api-projects.html#get-content-from-commit
    async read(path, commit, maxBytes) {
      const answer = await api.request(
        'GET',
        `${url}/commits/${segment(commit)}/files/${segment(path)}/content`,
        {
          // Who accepts JSON gets a JSON text around it.
          headers: { Accept: 'text/plain' },
          allow: NOT_SHOWN,
          // Base64 takes four characters for three bytes.
          cutAt: Math.ceil(maxBytes / 3) * 4,
        },
      );
      if (answer.status !== 200) return undefined;
      const text = Buffer.from(answer.text(), 'base64').toString('utf8');
      return { text, cut: answer.cut };
    },
  };
}

/** https://gerrit.googlesource.com/gitiles/+/HEAD/Documentation/api-reference.md */
function listed(
  { name }: ProjectRow,
  { api }: Pick<ReadContext, 'api'>,
): Required<Pick<RepositorySource, 'list' | 'tree'>> {
  const at = (commit: string, folder: string) =>
    [
      GITILES,
      ...inPath(name),
      '+',
      segment(commit),
      ...inPath(folder),
      '',
    ].join('/');
  return {
    async tree(commit) {
      const answer = await api.request('GET', at(commit, ''), {
        query: { format: 'JSON', recursive: 'true' },
        allow: NOT_SHOWN,
        cutAt: MAX_TREE_BYTES,
      });
      if (answer.status !== 200 || answer.cut) return undefined;
      const { entries } = treeSchema.parse(answer.json());
      return entries.flatMap(entry =>
        entry.type === 'blob' ? entry.name : [],
      );
    },
    async list(folder, commit) {
      const found = await api.find(at(commit, folder), treeSchema, {
        query: { format: 'JSON' },
        allow: NOT_SHOWN,
      });
      return found?.entries.map(entry => ({
        name: entry.name,
        folder: entry.type === 'tree',
      }));
    },
  };
}

function inPath(path: string): string[] {
  return path ? path.split('/').map(segment) : [];
}
