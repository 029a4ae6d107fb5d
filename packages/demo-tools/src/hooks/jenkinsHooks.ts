import { randomUUID } from 'node:crypto';
import type { JenkinsState } from '../servers/jenkins/JenkinsState';
import {
  CLASSES,
  nameOf,
  parentOf,
  pathOf,
  type JenkinsItem,
} from '../servers/jenkins/model';
import type { Hook } from './HookSender';

/** As the Generic Event plugin tells of what changes (https://plugins.jenkins.io/generic-event). */
export function watchJenkins(
  state: JenkinsState,
  send: (hook: Hook) => void,
): void {
  state.items.onChange = (before, after) => {
    const item = (after ?? before)!;
    const built = after && after.builds.length > (before?.builds.length ?? 0);
    if (!built || !before) send(itemEvent(item, typeOf(before, after)));
    if (built) send(runEvent(after));
  };
}

function typeOf(before?: JenkinsItem, after?: JenkinsItem): string {
  if (!before) return 'item.created';
  return after ? 'item.updated' : 'item.deleted';
}

function itemEvent(item: JenkinsItem, type: string): Hook {
  const { fullName } = item;
  const parent = parentOf(fullName);
  return event(type, {
    source: parent && `${pathOf(parent)}/`.slice(1),
    dataType: CLASSES[item.kind],
    data: {
      _class: CLASSES[item.kind],
      description: item.description,
      fullName,
      name: nameOf(fullName),
    },
  });
}

function runEvent(item: JenkinsItem): Hook {
  const [build] = item.builds;
  return event('run.finalized', {
    source: `${pathOf(item.fullName)}/`.slice(1),
    dataType: 'org.jenkinsci.plugins.workflow.job.WorkflowRun',
    data: {
      _class: 'io.jenkins.plugins.generic.event.data.WorkflowRunData',
      building: false,
      number: build.number,
      result: build.result,
      timestamp: build.timestamp,
      duration: build.duration,
      _multiBranch: item.kind === 'branch',
      _parentFullName: parentOf(item.fullName),
      _projectName: nameOf(item.fullName),
    },
  });
}

function event(type: string, body: object): Hook {
  return {
    headers: { 'X-Event-Type': type },
    body: {
      ...body,
      type,
      id: randomUUID(),
      time: new Date().toISOString(),
    },
  };
}
