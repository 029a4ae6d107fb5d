import type {
  ApiClient,
  Paging,
  ReadContext,
  RepositorySource,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { segment } from '../../shared/urls';
import { findAll, NOT_SHOWN } from '../lists';
import { webUrlOf, type ProjectRow } from '../project';

const branchSchema = z.object({
  commit: z.object({ id: z.string(), committed_date: z.string().nullish() }),
});
const entrySchema = z.object({ name: z.string(), type: z.string() });
const pathSchema = z.object({ path: z.string(), type: z.string() });

/** By number, GitLab reads the whole tree again for each page. */
const KEYSET: Paging = { by: 'link', sizeParam: 'per_page', size: 100 };

/** Pages of a tree; in a larger one, folders are listed. */
const MAX_PAGES = 10;

/** Files of a project, all at the commit that its default branch has. */
export function repositoryOf(
  project: ProjectRow,
  { api }: Pick<ReadContext, 'api'>,
): RepositorySource {
  const url = `/projects/${project.id}/repository`;
  return {
    async head() {
      const branch = project.default_branch;
      if (!branch) return undefined;
      const found = await api.find(
        `${url}/branches/${segment(branch)}`,
        branchSchema,
        { allow: NOT_SHOWN },
      );
      if (!found) return undefined;
      const { id, committed_date: date } = found.commit;
      return { branch, commit: id, ...(date && { committedAt: date }) };
    },
    tree: ref => readTree(api, url, ref),
    async list(path, ref) {
      const query = { ref, ...(path && { path }) };
      const found = await findAll(api, `${url}/tree`, entrySchema, query);
      return found?.map(({ name, type }) => ({
        name,
        folder: type === 'tree',
      }));
    },
    urlOf(path, branch) {
      const ref = branch.split('/').map(encodeURIComponent).join('/');
      return `${webUrlOf(project, api.baseUrl)}/-/blob/${ref}/${path}`;
    },
    async read(path, ref, cutAt) {
      const answer = await api.request(
        'GET',
        `${url}/files/${segment(path)}/raw`,
        { query: { ref }, cutAt, allow: NOT_SHOWN },
      );
      if (answer.status !== 200) return undefined;
      return { text: answer.text(), cut: answer.cut };
    },
  };
}

/** Paths of all files, unless they have too many pages. */
async function readTree(
  api: ApiClient,
  url: string,
  ref: string,
): Promise<string[] | undefined> {
  const query = { ref, recursive: true, pagination: 'keyset' };
  const paths: string[] = [];
  let page = 0;
  for await (const { rows, last } of api.pages(`${url}/tree`, KEYSET, {
    query,
  })) {
    for (const { path, type } of z.array(pathSchema).parse(rows)) {
      if (type === 'blob') paths.push(path);
    }
    if (last) return paths;
    if (++page === MAX_PAGES) break;
  }
  return undefined;
}
