import { servicesByRepository } from '../../company/derive';
import type { SeedCommit } from '../../git/GitRepositories';
import { listBranches, readBlob } from '../../git/readRepository';
import type { Collection } from '../../state/StateFile';
import type { ToolContext } from '../../tools';
import type { Group, MergeRequest, Pipeline, Project } from './model';
import { pathOf, protectionOf, seedGitlab } from './seed';
import { plainCommits, serviceCommits } from './seedFiles';

function keyed<T extends { id: number }>(rows: T[]): [string, T][] {
  return rows.map(row => [String(row.id), row]);
}

/** What the demo GitLab knows; its repositories lie in git, everything else in collections. */
export class GitlabState {
  readonly groups: Group[];
  readonly projects: Collection<Project>;
  readonly mergeRequests: Collection<MergeRequest>;
  readonly pipelines: Collection<Pipeline>;
  private readonly heads = new Map<number, Promise<Map<string, string>>>();
  /** First path of each seeded project, which keeps its number when it moves. */
  private readonly seedPaths: Map<number, string>;
  /** Called with the clone address after each push, as a webhook would be. */
  onPush?: (repositoryUrl: string) => Promise<void>;

  constructor(readonly context: ToolContext) {
    const seed = seedGitlab(context.company, context.now);
    const { state } = context;
    this.groups = seed.groups;
    this.seedPaths = new Map(
      seed.projects.map(project => [project.id, pathOf(project)]),
    );
    this.projects = state.collection('gitlab.projects', keyed(seed.projects));
    this.mergeRequests = state.collection(
      'gitlab.merge-requests',
      keyed(seed.mergeRequests),
    );
    this.pipelines = state.collection(
      'gitlab.pipelines',
      keyed(seed.pipelines),
    );
  }

  group(idOrPath: string): Group | undefined {
    return this.groups.find(
      group => String(group.id) === idOrPath || group.fullPath === idOrPath,
    );
  }

  project(idOrPath: string): Project | undefined {
    return /^\d+$/.test(idOrPath)
      ? this.projects.get(idOrPath)
      : this.projects.list().find(project => pathOf(project) === idOrPath);
  }

  /** The project that had this path before it was renamed. */
  renamedFrom(path: string): Project | undefined {
    return this.projects.list().find(project => project.formerPath === path);
  }

  nextProjectId(): number {
    return Math.max(300, this.projects.highestKey()) + 1;
  }

  repository(project: Project): Promise<string> {
    return this.context.git.open(project.id, () => this.seedCommits(project));
  }

  /** Branches by name with the commit each stands at; only a push through here moves them. */
  branches(project: Project): Promise<Map<string, string>> {
    const known = this.heads.get(project.id);
    const heads = known ?? this.repository(project).then(listBranches);
    this.heads.set(project.id, heads);
    return heads;
  }

  removeProject(id: number): void {
    this.projects.delete(id);
    this.heads.delete(id);
    this.context.git.remove(id);
  }

  /** Runs a pipeline for each branch that moved and has a `.gitlab-ci.yml`. */
  async recordPush(
    projectId: number,
    before: Map<string, string>,
  ): Promise<void> {
    this.heads.delete(projectId);
    const project = this.projects.get(projectId)!;
    const after = await this.branches(project);
    const moved = [...after].filter(([name, sha]) => before.get(name) !== sha);
    if (moved.length === 0) {
      return;
    }
    const defaultBranch =
      project.defaultBranch && after.has(project.defaultBranch)
        ? project.defaultBranch
        : moved[0][0];
    this.projects.put(projectId, {
      ...project,
      defaultBranch,
      lastActivityAt: new Date().toISOString(),
      protectedBranches:
        before.size === 0 && project.protectedBranches.length === 0
          ? [{ ...protectionOf(projectId, defaultBranch), pushLevel: 40 }]
          : project.protectedBranches,
    });
    const folder = await this.repository(project);
    for (const [ref, sha] of moved) {
      if (await readBlob(folder, sha, '.gitlab-ci.yml')) {
        this.addPipeline(projectId, ref, sha);
      }
    }
    await this.onPush?.(`${this.context.urls.gitlab}/${pathOf(project)}.git`);
  }

  private addPipeline(projectId: number, ref: string, sha: string): void {
    const own = this.pipelines.list().filter(p => p.projectId === projectId);
    const iid = Math.max(0, ...own.map(pipeline => pipeline.iid)) + 1;
    const id = projectId * 1000 + iid;
    const duration = 42;
    const createdAt = new Date(Date.now() - duration * 1000).toISOString();
    this.pipelines.put(id, {
      id,
      iid,
      projectId,
      ref,
      sha,
      status: 'success',
      source: 'push',
      createdAt,
      updatedAt: new Date().toISOString(),
      duration,
    });
  }

  private seedCommits(project: Project): SeedCommit[] {
    const { company, now } = this.context;
    if (!project.seeded) {
      return [];
    }
    const services = servicesByRepository(company).get(
      this.seedPaths.get(project.id) ?? '',
    );
    if (services) return serviceCommits(company, services, now);
    const path = this.seedPaths.get(project.id);
    const extra = company.extras.repositories.find(r => r.path === path);
    const date = new Date(project.createdAt);
    return plainCommits(company, project.name, date, extra?.files ?? {});
  }
}
