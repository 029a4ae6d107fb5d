import { Request, Response } from 'express';
import { createHash } from 'node:crypto';
import {
  archive,
  listCommits,
  listTree,
  readBlob,
  resolveRef,
} from '../../git/readRepository';
import type { Commit } from '../../git/GitRepositories';
import type { Handler } from '../../http/handler';
import { notFound } from './errors';
import type { GitlabState } from './GitlabState';
import type { Project } from './model';
import { sendPage } from './paging';
import { projectOf } from './projectOf';

export const BASE = '/projects/:id/repository';

interface Checkout {
  project: Project;
  folder: string;
  commit: string;
  ref: string;
}

/** The commit asked for by `ref`, or the answer 404. */
async function checkoutOf(
  state: GitlabState,
  req: Request,
  res: Response,
  wanted: unknown,
): Promise<Checkout | undefined> {
  const project = projectOf(state, req, res);
  if (!project) {
    return undefined;
  }
  const folder = await state.repository(project);
  const asked = wanted === undefined || wanted === 'HEAD' ? undefined : wanted;
  const ref = String(asked ?? project.defaultBranch ?? 'main');
  const branches = await state.branches(project);
  const commit = branches.get(ref) ?? (await resolveRef(folder, ref));
  if (!commit) {
    notFound(res, 'Tree');
    return undefined;
  }
  return { project, folder, commit, ref };
}

export function showTree(state: GitlabState): Handler {
  return async (req, res) => {
    const found = await checkoutOf(state, req, res, req.query.ref);
    if (!found) {
      return;
    }
    const entries = await listTree(found.folder, found.commit, {
      path: req.query.path ? String(req.query.path) : undefined,
      recursive: req.query.recursive === 'true',
    });
    if (entries) {
      sendPage(req, res, entries, entry => entry);
    } else {
      notFound(res, 'Tree');
    }
  };
}

export function showBranches(state: GitlabState): Handler {
  return async (req, res) => {
    const project = projectOf(state, req, res);
    if (project) {
      const branches = [...(await state.branches(project))];
      sendPage(req, res, branches, ([name, id]) => ({
        ...branchOf(project, name),
        commit: { id, short_id: id.slice(0, 8) },
      }));
    }
  };
}

export function showBranch(state: GitlabState): Handler {
  return async (req, res) => {
    const project = projectOf(state, req, res);
    const { branch } = req.params;
    const id = project && (await state.branches(project)).get(branch);
    if (project && id) {
      const folder = await state.repository(project);
      const [commit] = await listCommits(folder, id, { limit: 1 });
      const body = { ...branchOf(project, branch), commit: commitOf(commit) };
      res.json(body);
    } else if (project) {
      notFound(res, 'Branch');
    }
  };
}

function branchOf(project: Project, name: string) {
  return {
    name,
    default: name === project.defaultBranch,
    protected: project.protectedBranches.some(b => b.name === name),
    merged: false,
  };
}

export function showCommits(state: GitlabState): Handler {
  return async (req, res) => {
    const found = await checkoutOf(state, req, res, req.query.ref_name);
    if (found) {
      const path = req.query.path ? String(req.query.path) : undefined;
      const commits = await listCommits(found.folder, found.commit, {
        path,
        limit: 1000,
      });
      sendPage(req, res, commits, commitOf);
    }
  };
}

function commitOf(commit: Commit) {
  return {
    id: commit.id,
    short_id: commit.id.slice(0, 8),
    title: commit.title,
    message: commit.title,
    author_name: commit.authorName,
    author_email: commit.authorEmail,
    authored_date: commit.date,
    committed_date: commit.date,
    created_at: commit.date,
  };
}

export function sendArchive(state: GitlabState): Handler {
  return async (req, res) => {
    const found = await checkoutOf(state, req, res, req.query.sha);
    if (found) {
      const { project, folder, commit } = found;
      const prefix = `${project.path}-${commit}`;
      const path = req.query.path ? String(req.query.path) : undefined;
      res
        .type('application/gzip')
        .attachment(`${prefix}.tar.gz`)
        .send(await archive(folder, commit, { prefix, path }));
    }
  };
}

export function sendRawFile(state: GitlabState): Handler {
  return async (req, res) => {
    const found = await checkoutOf(state, req, res, req.query.ref);
    const blob =
      found && (await readBlob(found.folder, found.commit, req.params.path));
    if (blob) {
      res.type('text/plain').send(blob);
    } else if (found) {
      notFound(res, 'File');
    }
  };
}

export function showFile(state: GitlabState): Handler {
  return async (req, res) => {
    const found = await checkoutOf(state, req, res, req.query.ref);
    const { path } = req.params;
    const blob = found && (await readBlob(found.folder, found.commit, path));
    if (found && blob) {
      res.json({
        file_name: path.split('/').pop(),
        file_path: path,
        size: blob.length,
        encoding: 'base64',
        content: blob.toString('base64'),
        content_sha256: createHash('sha256').update(blob).digest('hex'),
        ref: found.ref,
        commit_id: found.commit,
        last_commit_id: found.commit,
      });
    } else if (found) {
      notFound(res, 'File');
    }
  };
}
