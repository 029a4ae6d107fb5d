import type { SeedCommit } from '../../git/GitRepositories';

export interface Group {
  id: number;
  name: string;
  path: string;
  fullPath: string;
  description: string;
  visibility: string;
}

export interface ProtectedBranch {
  id: number;
  name: string;
  /** 0 no one, 30 developers, 40 maintainers: https://docs.gitlab.com/api/protected_branches */
  pushLevel: number;
  mergeLevel: number;
  allowForcePush: boolean;
}

export interface Project {
  id: number;
  name: string;
  path: string;
  /** Full path of the group. */
  namespace: string;
  formerPath?: string;
  description: string;
  visibility: string;
  archived: boolean;
  topics: string[];
  defaultBranch: string | null;
  createdAt: string;
  lastActivityAt: string;
  mergeMethod: string;
  pipelineMustSucceed: boolean;
  discussionsMustBeResolved: boolean;
  /** Source of the file tree of a seeded project. */
  seeded: boolean;
  protectedBranches: ProtectedBranch[];
}

export interface MergeRequest {
  id: number;
  iid: number;
  projectId: number;
  title: string;
  state: 'opened' | 'merged' | 'closed';
  author: string;
  approvedBy: string[];
  createdAt: string;
  updatedAt: string;
  mergedAt: string | null;
}

export interface Pipeline {
  id: number;
  iid: number;
  projectId: number;
  ref: string;
  sha: string;
  status: 'success' | 'failed';
  source: string;
  createdAt: string;
  updatedAt: string;
  /** Seconds. */
  duration: number;
}

export type SeedCommits = (projectId: number) => SeedCommit[];
