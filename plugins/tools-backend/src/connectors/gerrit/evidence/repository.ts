import type {
  ReadContext,
  RepositorySource,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { segment } from '../../shared/urls';
import { projectPath, type ProjectRow } from '../project';

const NOT_SHOWN = [403, 404];

const branchSchema = z.object({ revision: z.string() });

/**
 * Files of a project at the commit of its default branch. Gerrit's API lists no folders, so that
 * each declared file is asked for: https://gerrit-review.googlesource.com/Documentation/rest-api-projects.html#get-content-from-commit
 */
export function repositoryOf(
  { name }: ProjectRow,
  branch: string | undefined,
  { api }: Pick<ReadContext, 'api'>,
): RepositorySource {
  const url = projectPath(name);
  return {
    async head() {
      if (!branch) return undefined;
      const path = `${url}/branches/${segment(branch)}`;
      const found = await api.find(path, branchSchema, { allow: NOT_SHOWN });
      return found && { branch, commit: found.revision };
    },
    async read(path, commit, maxBytes) {
      const answer = await api.request(
        'GET',
        `${url}/commits/${segment(commit)}/files/${segment(path)}/content`,
        // Base64 takes four characters for three bytes.
        { allow: NOT_SHOWN, cutAt: Math.ceil(maxBytes / 3) * 4 },
      );
      if (answer.status !== 200) return undefined;
      const text = Buffer.from(answer.text(), 'base64').toString('utf8');
      return { text, cut: answer.cut };
    },
  };
}
