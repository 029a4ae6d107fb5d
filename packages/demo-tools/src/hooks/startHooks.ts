import type { GitlabState } from '../servers/gitlab/GitlabState';
import type { JenkinsState } from '../servers/jenkins/JenkinsState';
import { watchGitlab } from './gitlabHooks';
import { HookSender } from './HookSender';
import { watchJenkins } from './jenkinsHooks';

/** What `app-config.demo.yaml` has as the secrets of these hooks. */
export const HOOK_SECRETS = {
  gitlab: 'demo-hook-gitlab',
  jenkins: 'demo-hook-jenkins',
};

/** Has the stand-ins tell a portal at once what changes in them; resolves `settled` once all is sent. */
export function startHooks(
  servers: { gitlab: { state: GitlabState }; jenkins: { state: JenkinsState } },
  { portal, log }: { portal?: string; log?: (line: string) => void },
): { settled(): Promise<unknown> } {
  const root = `${portal}/api/tools/webhooks`;
  const gitlab = new HookSender(
    'gitlab',
    {
      url: `${root}/gitlab/main`,
      headers: { 'X-Gitlab-Token': HOOK_SECRETS.gitlab },
    },
    log,
  );
  const jenkins = new HookSender(
    'jenkins',
    {
      url: `${root}/jenkins/main?token=${HOOK_SECRETS.jenkins}`,
      headers: {},
    },
    log,
  );
  watchGitlab(servers.gitlab.state, hook => gitlab.send(hook));
  watchJenkins(servers.jenkins.state, hook => jenkins.send(hook));
  return {
    settled: () => Promise.all([gitlab.settled(), jenkins.settled()]),
  };
}
