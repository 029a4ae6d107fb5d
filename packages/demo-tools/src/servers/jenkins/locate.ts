import type { Request } from 'express';
import type { JenkinsState } from './JenkinsState';
import type { JenkinsItem } from './model';

/** `/job/a/job/b` as `a/b`; each part is decoded once, so a branch keeps its own encoding. */
export function fullNameOf(path: string): string | undefined {
  try {
    return path
      .split('/job/')
      .slice(1)
      .map(part => decodeURIComponent(part.replace(/\/$/, '')))
      .join('/');
  } catch {
    return undefined;
  }
}

/** The item that the address names: read from the raw path, because branches are encoded twice. */
export function locate(
  state: JenkinsState,
  req: Request,
): JenkinsItem | undefined {
  const jobs = /^((?:\/job\/[^/]+)+)/.exec(req.path)?.[1];
  const fullName = jobs && fullNameOf(jobs);
  return fullName ? state.items.get(fullName) : undefined;
}
