export interface Build {
  number: number;
  result: 'SUCCESS' | 'FAILURE';
  /** Milliseconds since 1970. */
  timestamp: number;
  /** Milliseconds. */
  duration: number;
}

export interface JenkinsItem {
  /** Path with `/`; the last part of a branch is encoded, as Jenkins has it. */
  fullName: string;
  kind: 'folder' | 'multibranch' | 'branch' | 'pipeline';
  description: string;
  disabled: boolean;
  repositoryUrl?: string;
  scriptPath?: string;
  /** Branch that a pipeline job builds, and a multibranch project takes as its main one. */
  branch?: string;
  configXml?: string;
  /** Newest first. */
  builds: Build[];
}

export const CLASSES: Record<JenkinsItem['kind'], string> = {
  folder: 'com.cloudbees.hudson.plugins.folder.Folder',
  multibranch:
    'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject',
  branch: 'org.jenkinsci.plugins.workflow.job.WorkflowJob',
  pipeline: 'org.jenkinsci.plugins.workflow.job.WorkflowJob',
};

export function parentOf(fullName: string): string {
  return fullName.split('/').slice(0, -1).join('/');
}

export function nameOf(fullName: string): string {
  return fullName.split('/').pop()!;
}

/** `a/b` is at `/job/a/job/b/`. */
export function pathOf(fullName: string): string {
  return fullName
    .split('/')
    .map(part => `/job/${encodeURIComponent(part)}`)
    .join('');
}
