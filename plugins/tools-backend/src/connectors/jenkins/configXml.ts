/** What a job is built from. */
export interface JobSource {
  kind: 'multibranch' | 'pipeline';
  repositoryUrl: string;
  scriptPath: string;
  /** Only of a pipeline job. */
  branch: string;
  credentialsId?: string;
  description?: string;
}

const MULTIBRANCH =
  'org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject';

/** `config.xml` of a new job, for the Git and Pipeline plugins. */
export function jobConfig(source: JobSource): string {
  const body =
    source.kind === 'multibranch'
      ? multibranchConfig(source)
      : pipelineConfig(source);
  return `<?xml version='1.1' encoding='UTF-8'?>\n${body}`;
}

/** Clone addresses in a `config.xml`, as the Git and GitHub plugins write them. */
export function repositoriesInConfig(xml: string): string[] {
  const patterns = [
    /<(?:remote|repositoryUrl)>([^<]+)</g,
    /<hudson\.plugins\.git\.UserRemoteConfig>[^]*?<url>([^<]+)</g,
  ];
  return patterns.flatMap(pattern =>
    [...xml.matchAll(pattern)].map(match => unescapeXml(match[1].trim())),
  );
}

function multibranchConfig(source: JobSource): string {
  return `<${MULTIBRANCH}>
  ${element('description', source.description)}
  <triggers>
    <com.cloudbees.hudson.plugins.folder.computed.PeriodicFolderTrigger>
      <spec>H/5 * * * *</spec>
      <interval>300000</interval>
    </com.cloudbees.hudson.plugins.folder.computed.PeriodicFolderTrigger>
  </triggers>
  <sources class="jenkins.branch.MultiBranchProject$BranchSourceList">
    <data>
      <jenkins.branch.BranchSource>
        <source class="jenkins.plugins.git.GitSCMSource">
          <id>origin</id>
          ${element('remote', source.repositoryUrl)}
          ${element('credentialsId', source.credentialsId)}
          <traits><jenkins.plugins.git.traits.BranchDiscoveryTrait/></traits>
        </source>
      </jenkins.branch.BranchSource>
    </data>
    <owner class="${MULTIBRANCH}" reference="../.."/>
  </sources>
  <factory class="org.jenkinsci.plugins.workflow.multibranch.WorkflowBranchProjectFactory">
    <owner class="${MULTIBRANCH}" reference="../.."/>
    ${element('scriptPath', source.scriptPath)}
  </factory>
</${MULTIBRANCH}>
`;
}

function pipelineConfig(source: JobSource): string {
  return `<flow-definition>
  ${element('description', source.description)}
  <definition class="org.jenkinsci.plugins.workflow.cps.CpsScmFlowDefinition">
    <scm class="hudson.plugins.git.GitSCM">
      <configVersion>2</configVersion>
      <userRemoteConfigs>
        <hudson.plugins.git.UserRemoteConfig>
          ${element('url', source.repositoryUrl)}
          ${element('credentialsId', source.credentialsId)}
        </hudson.plugins.git.UserRemoteConfig>
      </userRemoteConfigs>
      <branches>
        <hudson.plugins.git.BranchSpec>
          ${element('name', `*/${source.branch}`)}
        </hudson.plugins.git.BranchSpec>
      </branches>
    </scm>
    ${element('scriptPath', source.scriptPath)}
    <lightweight>true</lightweight>
  </definition>
  <triggers/>
</flow-definition>
`;
}

function element(name: string, value: string | undefined): string {
  return value ? `<${name}>${escapeXml(value)}</${name}>` : `<${name}/>`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"']/g, character => ENTITIES[character]);
}

function unescapeXml(text: string): string {
  return Object.entries(ENTITIES).reduceRight(
    (result, [character, entity]) => result.replaceAll(entity, character),
    text,
  );
}
