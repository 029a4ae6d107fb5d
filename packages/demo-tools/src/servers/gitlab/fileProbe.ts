import { readBlob, resolveRef } from '../../git/readRepository';
import type { GitlabState } from './GitlabState';

/** Looks into the demo GitLab's repositories the way a build server that clones them would. */
export function createFileProbe(state: GitlabState) {
  return async (
    repositoryUrl: string,
    branch: string,
    path: string,
  ): Promise<boolean> => {
    const fullPath = pathOfUrl(repositoryUrl);
    const project = fullPath
      ? state.project(fullPath) ?? state.renamedFrom(fullPath)
      : undefined;
    if (!project) {
      return false;
    }
    const folder = await state.repository(project);
    const commit = await resolveRef(folder, branch);
    return (
      commit !== undefined && Boolean(await readBlob(folder, commit, path))
    );
  };
}

function pathOfUrl(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url).pathname)
      .replace(/^\/|\/$/g, '')
      .replace(/\.git$/, '');
  } catch {
    return undefined;
  }
}
