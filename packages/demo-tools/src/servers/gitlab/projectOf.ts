import type { Request, Response } from 'express';
import { rootUrl } from '../../http/hostGuard';
import { notFound } from './errors';
import type { GitlabState } from './GitlabState';
import type { Project } from './model';

/** The project of `/projects/:id`; otherwise answers 404, or 301 after a rename, itself. */
export function projectOf(
  state: GitlabState,
  req: Request,
  res: Response,
): Project | undefined {
  const { id } = req.params;
  const project = state.project(id);
  if (project) {
    return project;
  }
  const renamed = state.renamedFrom(id);
  if (renamed && req.method === 'GET') {
    const target = req.originalUrl.replace(
      encodeURIComponent(id),
      String(renamed.id),
    );
    res.redirect(301, `${rootUrl(req)}${target}`);
  } else {
    notFound(res, 'Project');
  }
  return undefined;
}
