import type { JenkinsItem } from './model';

function element(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text
    ?.replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
    .trim();
}

/** What the stand-in takes from a posted job definition; the root element decides the kind. */
export function readConfigXml(
  xml: string,
): Partial<JenkinsItem> & { kind: JenkinsItem['kind'] } {
  const kinds: [RegExp, JenkinsItem['kind']][] = [
    [/<[\w.]*\.folder\.Folder[\s>/]/, 'folder'],
    [/<[\w.]*WorkflowMultiBranchProject[\s>/]/, 'multibranch'],
  ];
  return {
    kind: kinds.find(([pattern]) => pattern.test(xml))?.[1] ?? 'pipeline',
    description: element(xml, 'description') ?? '',
    disabled: element(xml, 'disabled') === 'true',
    repositoryUrl: element(xml, 'remote') ?? element(xml, 'url'),
    scriptPath: element(xml, 'scriptPath') ?? 'Jenkinsfile',
    branch: element(xml, 'name')?.replace(/^\*\//, ''),
    configXml: xml,
  };
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

/** The definition of a seeded job, written as Jenkins writes its own. */
export function writeConfigXml(item: JenkinsItem): string {
  if (item.configXml) {
    return item.configXml;
  }
  const head = `<?xml version="1.1" encoding="UTF-8"?>\n`;
  const description = `<description>${escape(item.description)}</description>`;
  if (item.kind === 'folder') {
    return `${head}<com.cloudbees.hudson.plugins.folder.Folder>${description}</com.cloudbees.hudson.plugins.folder.Folder>\n`;
  }
  const url = escape(item.repositoryUrl ?? '');
  const scriptPath = `<scriptPath>${escape(
    item.scriptPath ?? 'Jenkinsfile',
  )}</scriptPath>`;
  if (item.kind === 'multibranch') {
    const root =
      'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject';
    return `${head}<${root}>${description}<sources><data><jenkins.branch.BranchSource><source class="jenkins.plugins.git.GitSCMSource"><remote>${url}</remote></source></jenkins.branch.BranchSource></data></sources><factory>${scriptPath}</factory></${root}>\n`;
  }
  return `${head}<flow-definition>${description}<disabled>${item.disabled}</disabled><definition class="org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition"><scm class="hudson.plugins.git.GitSCM"><userRemoteConfigs><hudson.plugins.git.UserRemoteConfig><url>${url}</url></hudson.plugins.git.UserRemoteConfig></userRemoteConfigs></scm>${scriptPath}</definition></flow-definition>\n`;
}
