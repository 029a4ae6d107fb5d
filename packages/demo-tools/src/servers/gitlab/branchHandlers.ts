import { z } from 'zod';
import type { Handler } from '../../http/handler';
import { badRequest, notFound } from './errors';
import type { GitlabState } from './GitlabState';
import type { Project, ProtectedBranch } from './model';
import { sendPage } from './paging';
import { projectOf } from './projectOf';

export const BASE = '/projects/:id/protected_branches';

const LEVELS: Record<number, string> = {
  0: 'No one',
  30: 'Developers + Maintainers',
  40: 'Maintainers',
};

const protectionBody = z.object({
  name: z.string().min(1),
  push_access_level: z.coerce.number().default(40),
  merge_access_level: z.coerce.number().default(40),
  allow_force_push: z.stringbool().or(z.boolean()).default(false),
});

function present(branch: ProtectedBranch) {
  const level = (access: number, offset: number) => [
    {
      id: branch.id * 10 + offset,
      access_level: access,
      access_level_description: LEVELS[access] ?? String(access),
    },
  ];
  return {
    id: branch.id,
    name: branch.name,
    push_access_levels: level(branch.pushLevel, 1),
    merge_access_levels: level(branch.mergeLevel, 2),
    allow_force_push: branch.allowForcePush,
  };
}

function withBranches(
  project: Project,
  protectedBranches: ProtectedBranch[],
): Project {
  return { ...project, protectedBranches };
}

export function listProtections(state: GitlabState): Handler {
  return (req, res) => {
    const project = projectOf(state, req, res);
    if (project) {
      sendPage(req, res, project.protectedBranches, present);
    }
  };
}

export function showProtection(state: GitlabState): Handler {
  return (req, res) => {
    const project = projectOf(state, req, res);
    const branch = project?.protectedBranches.find(
      ({ name }) => name === req.params.name,
    );
    if (branch) {
      res.json(present(branch));
    } else if (project) {
      notFound(res, 'Branch');
    }
  };
}

export function protect(state: GitlabState): Handler {
  return (req, res) => {
    const project = projectOf(state, req, res);
    if (!project) {
      return undefined;
    }
    const body = protectionBody.safeParse({ ...req.query, ...req.body });
    if (!body.success) {
      return badRequest(res, z.flattenError(body.error).fieldErrors);
    }
    const { name } = body.data;
    if (project.protectedBranches.some(branch => branch.name === name)) {
      return void res
        .status(409)
        .json({ message: `Protected branch '${name}' already exists` });
    }
    const branch: ProtectedBranch = {
      id: project.id * 100 + project.protectedBranches.length + 1,
      name,
      pushLevel: body.data.push_access_level,
      mergeLevel: body.data.merge_access_level,
      allowForcePush: body.data.allow_force_push,
    };
    state.projects.put(
      project.id,
      withBranches(project, [...project.protectedBranches, branch]),
    );
    return void res.status(201).json(present(branch));
  };
}

export function changeProtection(state: GitlabState): Handler {
  return (req, res) => {
    const project = projectOf(state, req, res);
    const branch = project?.protectedBranches.find(
      ({ name }) => name === req.params.name,
    );
    if (!project) {
      return undefined;
    }
    if (!branch) {
      return notFound(res, 'Branch');
    }
    const changed = {
      ...branch,
      allowForcePush: req.body?.allow_force_push ?? branch.allowForcePush,
    };
    state.projects.put(
      project.id,
      withBranches(
        project,
        project.protectedBranches.map(b => (b === branch ? changed : b)),
      ),
    );
    return void res.json(present(changed));
  };
}

export function unprotect(state: GitlabState): Handler {
  return (req, res) => {
    const project = projectOf(state, req, res);
    if (!project) {
      return undefined;
    }
    const rest = project.protectedBranches.filter(
      ({ name }) => name !== req.params.name,
    );
    if (rest.length === project.protectedBranches.length) {
      return notFound(res, 'Branch');
    }
    state.projects.put(project.id, withBranches(project, rest));
    return void res.status(204).end();
  };
}
