import type { Request, Response } from 'express';
import { gitServiceOf, serveGit } from '../../git/httpBackend';
import { protectRefs, RefProtection } from '../../git/protectRefs';
import { readBlob, resolveRef } from '../../git/readRepository';
import type { Handler } from '../../http/handler';
import { rootUrl } from '../../http/hostGuard';
import { sendPage } from '../../http/page';
import { gitAccess } from './authenticate';
import { notFound } from './errors';
import type { GitlabState } from './GitlabState';
import type { Project, ProtectedBranch } from './model';
import { pathOf } from './seed';

export function answerGit(state: GitlabState): Handler {
  return async (req, res) => {
    const project = state.project(req.params[0]);
    const file = req.params[1];
    const service = gitServiceOf(req.method, file, req.query.service);
    if (!service) {
      return notFound(res, 'Page');
    }
    const { access, user } = gitAccess(req);
    const writing = service === 'git-receive-pack';
    const open = project?.visibility === 'public' && !writing;
    if (access !== 'read' && access !== 'write' && !open) {
      res.set('WWW-Authenticate', 'Basic realm="GitLab"');
      return void res
        .status(401)
        .type('text')
        .send('HTTP Basic: Access denied\n');
    }
    if (!project) {
      return notFound(res, 'Project');
    }
    if (writing && access !== 'write') {
      return void res
        .status(403)
        .type('text')
        .send('You are not allowed to push code to this project.\n');
    }
    return serveProject(state, project, { req, res, file, user });
  };
}

export function sendRawPage(state: GitlabState): Handler {
  return async (req, res) => {
    const project = state.project(req.params[0]);
    const { access } = gitAccess(req);
    const folder = project && (await state.repository(project));
    const commit = folder && (await resolveRef(folder, req.params[1]));
    const readable =
      access === 'read' ||
      access === 'write' ||
      project?.visibility === 'public';
    const blob =
      readable && folder && commit
        ? await readBlob(folder, commit, req.params[2])
        : undefined;
    return blob
      ? void res.type('text/plain').send(blob)
      : notFound(res, 'Page');
  };
}

export function sendListPage(state: GitlabState): Handler {
  return (req, res) => {
    const { group } = req.params;
    const projects = state.projects
      .list()
      .filter(project => !group || project.namespace === group);
    return projects.length === 0
      ? notFound(res, 'Page')
      : sendPage(res, {
          tool: 'GitLab',
          title: group ?? 'Projects',
          links: projects.map(project => ({
            path: `/${pathOf(project)}`,
            title: pathOf(project),
          })),
        });
  };
}

export function sendProjectPage(state: GitlabState): Handler {
  return (req, res) => {
    const path = req.params[0];
    const renamed = state.renamedFrom(path);
    if (renamed) {
      return res.redirect(301, `${rootUrl(req)}/${pathOf(renamed)}`);
    }
    const project = state.project(path);
    return project
      ? sendPage(res, {
          tool: 'GitLab',
          title: project.name,
          lines: [project.description, decodeURIComponent(req.path)],
        })
      : notFound(res, 'Page');
  };
}

function protectionOf(branch: ProtectedBranch): RefProtection {
  return {
    branch: branch.name,
    closed: branch.pushLevel === 0,
    forcePush: branch.allowForcePush,
  };
}

async function serveProject(
  state: GitlabState,
  project: Project,
  call: { req: Request; res: Response; file: string; user: string },
): Promise<void> {
  const folder = await state.repository(project);
  const before = await state.branches(project);
  protectRefs(folder, project.protectedBranches.map(protectionOf));
  await serveGit(call.req, call.res, {
    folder,
    file: call.file,
    user: call.user,
    beforeEnd: () => state.recordPush(project.id, before),
  });
}
