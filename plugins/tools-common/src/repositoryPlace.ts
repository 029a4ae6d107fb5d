/** A repository address reduced to what identifies it, with the folder that it points into. */
export interface RepositoryPlace {
  /** `<host>/<path>` in lower case, without port, user and `.git`. */
  repository: string;
  /** Folder within the repository, without slashes at its ends. */
  path?: string;
}

const BROWSE = /\/(?:-\/)?(?:tree|blob|raw|src\/branch)\/[^/]+\/?(.*)$/;

/**
 * Understands `https://host/group/project.git`, `git@host:group/project.git`,
 * `ssh://git@host:22/group/project`, each with `url:` before it or a browse path behind it.
 * Ports are left out, because ssh and https differ in them for one and the same repository.
 */
export function parseRepository(address: string): RepositoryPlace | undefined {
  const text = address.trim().replace(/^url:/i, '');
  const scp = /^(?:[^@/]+@)?([^:/]+):(?!\/)(.+)$/.exec(text);
  const isUrl = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  if (!isUrl && scp) return place(scp[1], `/${scp[2]}`);
  try {
    const url = new URL(isUrl ? text : `https://${text}`);
    return place(url.hostname, decodeURI(url.pathname));
  } catch {
    return undefined;
  }
}

function place(host: string, pathname: string): RepositoryPlace | undefined {
  const browse = BROWSE.exec(pathname);
  const root = browse ? pathname.slice(0, browse.index) : pathname;
  const repository = trimSlashes(root).replace(/\.git$/i, '');
  if (!repository) return undefined;
  const path = trimSlashes(browse?.[1] ?? '').replace(
    /\/?catalog-info\.ya?ml$/,
    '',
  );
  return {
    repository: `${host}/${repository}`.toLowerCase(),
    path: path || undefined,
  };
}

export function trimSlashes(text: string): string {
  return text.replace(/^\/+|\/+$/g, '');
}
