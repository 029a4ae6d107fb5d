import type { Collection } from '../../state/StateFile';
import type { ToolContext } from '../../tools';
import { readConfigXml } from './configXml';
import { Build, JenkinsItem } from './model';
import { emptyItem, seedJenkins } from './seed';

/** Whether a repository of the demo GitLab has a file on a branch. */
export type FileProbe = (
  repositoryUrl: string,
  branch: string,
  path: string,
) => Promise<boolean>;

const BUILD_MS = 47_000;

export class JenkinsState {
  readonly items: Collection<JenkinsItem>;

  constructor(context: ToolContext, private readonly hasFile: FileProbe) {
    this.items = context.state.collection(
      'jenkins.items',
      seedJenkins(context.company, context.urls.gitlab, context.now).map(
        item => [item.fullName, item],
      ),
    );
  }

  /** Creates an item and lets Jenkins build it for the first time. */
  async create(fullName: string, xml: string): Promise<void> {
    const item = { ...emptyItem(fullName, 'pipeline'), ...readConfigXml(xml) };
    this.items.put(fullName, item);
    if (item.kind !== 'folder' && !item.disabled) {
      await this.build(item);
    }
  }

  /** A build succeeds when the repository exists and has the pipeline script. */
  async build(item: JenkinsItem): Promise<void> {
    const branch = item.branch ?? 'main';
    const found =
      item.repositoryUrl !== undefined &&
      (await this.hasFile(
        item.repositoryUrl,
        branch,
        item.scriptPath ?? 'Jenkinsfile',
      ));
    if (item.kind === 'multibranch') {
      if (found) {
        const fullName = `${item.fullName}/${branch}`;
        const known = this.items.get(fullName);
        this.record(known ?? { ...item, fullName, kind: 'branch' }, true);
      }
      return;
    }
    this.record(item, found);
  }

  /** What a push to a repository starts: the jobs that people made for it. */
  async pushed(repositoryUrl: string): Promise<void> {
    const jobs = this.items
      .list()
      .filter(
        item =>
          item.configXml &&
          item.kind !== 'branch' &&
          !item.disabled &&
          pathnameOf(item.repositoryUrl) === pathnameOf(repositoryUrl),
      );
    for (const job of jobs) {
      await this.build(job);
    }
  }

  /** Removes an item with everything below it. */
  delete(fullName: string): void {
    for (const item of this.items.list()) {
      if (`${item.fullName}/`.startsWith(`${fullName}/`)) {
        this.items.delete(item.fullName);
      }
    }
  }

  private record(item: JenkinsItem, succeeded: boolean): void {
    const build: Build = {
      number: (item.builds[0]?.number ?? 0) + 1,
      result: succeeded ? 'SUCCESS' : 'FAILURE',
      timestamp: Date.now() - BUILD_MS,
      duration: BUILD_MS,
    };
    this.items.put(item.fullName, {
      ...item,
      builds: [build, ...item.builds],
    });
  }
}

/** Path of a clone address: the host may be written in several ways. */
function pathnameOf(url: string | undefined): string | undefined {
  return url && URL.canParse(url)
    ? new URL(url).pathname.replace(/\.git$/, '')
    : undefined;
}
