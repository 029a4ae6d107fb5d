import { Build, CLASSES, JenkinsItem, nameOf, parentOf, pathOf } from './model';
import type { JenkinsNode, JenkinsValue } from './tree';

const BUILD_REFERENCE = 'number,url';
const JOB_TREE =
  'description,displayName,fullDisplayName,fullName,name,url,buildable,disabled,color,' +
  'builds[number,url],lastBuild[number,url],lastCompletedBuild[number,url],' +
  'lastFailedBuild[number,url],lastSuccessfulBuild[number,url],healthReport,inQueue,nextBuildNumber';
const FOLDER_TREE =
  'description,displayName,fullDisplayName,fullName,name,url,jobs[name,url,color]';

/** Reads items as Jenkins' exported objects. */
export class JenkinsNodes {
  constructor(
    private readonly items: () => JenkinsItem[],
    private readonly root: string,
  ) {}

  hudson(): JenkinsNode {
    return {
      _class: 'hudson.model.Hudson',
      defaultTree:
        'mode,nodeDescription,nodeName,numExecutors,description,jobs[name,url,color],url,useSecurity',
      fields: {
        mode: () => 'NORMAL',
        nodeDescription: () => 'the built-in node',
        nodeName: () => '',
        numExecutors: () => 2,
        description: () => null,
        url: () => `${this.root}/`,
        useSecurity: () => true,
        jobs: () => this.children(''),
      },
    };
  }

  item(item: JenkinsItem): JenkinsNode {
    const folder = item.kind === 'folder' || item.kind === 'multibranch';
    return {
      _class: CLASSES[item.kind],
      defaultTree: folder ? FOLDER_TREE : JOB_TREE,
      fields: {
        ...this.commonFields(item),
        ...(folder
          ? { jobs: () => this.children(item.fullName) }
          : this.jobFields(item)),
        ...(item.kind === 'multibranch' && {
          sources: () => [sourceNode(item)],
        }),
      },
    };
  }

  build(item: JenkinsItem, build: Build): JenkinsNode {
    return {
      _class: 'org.jenkinsci.plugins.workflow.job.WorkflowRun',
      defaultTree:
        'actions,building,displayName,duration,fullDisplayName,id,number,result,timestamp,url',
      fields: {
        actions: () => actionsOf(item, build),
        building: () => false,
        displayName: () => `#${build.number}`,
        duration: () => build.duration,
        estimatedDuration: () => build.duration,
        fullDisplayName: () => `${item.fullName} #${build.number}`,
        id: () => String(build.number),
        number: () => build.number,
        result: () => build.result,
        timestamp: () => build.timestamp,
        url: () => `${this.root}${pathOf(item.fullName)}/${build.number}/`,
      },
    };
  }

  private children(fullName: string): JenkinsNode[] {
    return this.items()
      .filter(item => parentOf(item.fullName) === fullName)
      .map(item => this.item(item));
  }

  private commonFields(item: JenkinsItem): Record<string, () => JenkinsValue> {
    const plain = item.fullName.split('/').map(decodeURIComponent);
    return {
      description: () => item.description || null,
      displayName: () => plain.at(-1)!,
      fullDisplayName: () => plain.join(' » '),
      fullName: () => item.fullName,
      name: () => nameOf(item.fullName),
      url: () => `${this.root}${pathOf(item.fullName)}/`,
    };
  }

  private jobFields(item: JenkinsItem): Record<string, () => JenkinsValue> {
    const reference = (build: Build | undefined): JenkinsValue =>
      build
        ? { ...this.build(item, build), defaultTree: BUILD_REFERENCE }
        : null;
    const last = (result: Build['result']) =>
      item.builds.find(build => build.result === result);
    return {
      buildable: () => !item.disabled,
      disabled: () => item.disabled,
      color: () => colorOf(item),
      builds: () => item.builds.map(reference),
      lastBuild: () => reference(item.builds[0]),
      lastCompletedBuild: () => reference(item.builds[0]),
      lastSuccessfulBuild: () => reference(last('SUCCESS')),
      lastFailedBuild: () => reference(last('FAILURE')),
      firstBuild: () => reference(item.builds.at(-1)),
      inQueue: () => false,
      nextBuildNumber: () => (item.builds[0]?.number ?? 0) + 1,
      healthReport: () => [healthNode(item)],
      actions: () => primaryActions(item),
    };
  }
}

function colorOf(item: JenkinsItem): string {
  if (item.disabled) {
    return 'disabled';
  }
  const [newest] = item.builds;
  if (!newest) {
    return 'notbuilt';
  }
  return newest.result === 'SUCCESS' ? 'blue' : 'red';
}

/** Jenkins marks the branch that the repository has as its default. */
function primaryActions(item: JenkinsItem): JenkinsNode[] {
  const primary =
    item.kind === 'branch' && nameOf(item.fullName) === (item.branch ?? 'main');
  return primary
    ? [
        {
          _class: 'jenkins.scm.api.metadata.PrimaryInstanceMetadataAction',
          defaultTree: '_class',
          fields: {},
        },
      ]
    : [];
}

function healthNode(item: JenkinsItem): JenkinsNode {
  const recent = item.builds.slice(0, 5);
  const good = recent.filter(({ result }) => result === 'SUCCESS').length;
  const score = recent.length ? Math.round((100 * good) / recent.length) : 0;
  return {
    _class: 'hudson.model.HealthReport',
    defaultTree: 'description,score',
    fields: {
      description: () =>
        `${good} of the last ${recent.length} builds succeeded`,
      score: () => score,
    },
  };
}

function actionsOf(item: JenkinsItem, build: Build): JenkinsNode[] {
  if (!item.repositoryUrl) return [];
  const shown = [buildData(item), testResult(build)];
  return item.kind === 'branch' ? [...shown, sonarAnalysis()] : shown;
}

function buildData(item: JenkinsItem): JenkinsNode {
  return {
    _class: 'hudson.plugins.git.util.BuildData',
    defaultTree: 'remoteUrls,scmName',
    fields: {
      remoteUrls: () => [item.repositoryUrl!],
      scmName: () => '',
    },
  };
}

/** What the plugin JUnit publishes; a build fails only by its tests. */
function testResult({ number, result }: Build): JenkinsNode {
  return {
    _class: 'hudson.tasks.junit.TestResultAction',
    defaultTree: 'failCount,skipCount,totalCount,urlName',
    fields: {
      failCount: () => (result === 'SUCCESS' ? 0 : 1),
      skipCount: () => 0,
      totalCount: () => 40 + (number % 10),
      urlName: () => 'testReport',
    },
  };
}

/** What the plugin SonarQube Scanner leaves in a build. */
function sonarAnalysis(): JenkinsNode {
  return {
    _class: 'hudson.plugins.sonar.action.SonarAnalysisAction',
    defaultTree: 'installationName,new,skipped',
    fields: {
      installationName: () => 'SonarQube',
      new: () => true,
      skipped: () => false,
    },
  };
}

function sourceNode(item: JenkinsItem): JenkinsNode {
  return {
    _class: 'jenkins.branch.BranchSource',
    defaultTree: 'source[remote]',
    fields: {
      source: () => ({
        _class: 'jenkins.plugins.git.GitSCMSource',
        defaultTree: 'remote',
        fields: { remote: () => item.repositoryUrl ?? '' },
      }),
    },
  };
}
