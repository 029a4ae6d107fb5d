import type {
  ChangeCredentialCheck,
  InstanceCheck,
  ShownError,
  TakenOver,
} from '@strata/backstage-plugin-tools-common';
import type { ConnectorInstance } from '@strata/backstage-plugin-tools-node';

/**
 * Whether the tool answers, every resource can be listed and every credential for changes is taken;
 * missing evidence is no fault.
 */
export function isWell(check: InstanceCheck): boolean {
  const { reachable, resources, changes } = check;
  return (
    reachable &&
    resources.every(({ readable }) => readable) &&
    changes.every(({ error }) => !error)
  );
}

/** What was found at one tool, as lines of a terminal. */
export function describeCheck(
  instance: ConnectorInstance,
  check: InstanceCheck,
): string {
  const { baseUrl } = instance.config;
  const lines = [`${instance.title} (${instance.id}) at ${baseUrl}`];
  if (check.takenOver) lines.push(line('taken', origin(check.takenOver)));
  lines.push(
    check.error
      ? line('broken', sentences(check.error))
      : line('ok', 'answers and takes the credential'),
  );
  const off = check.switchedOff.map(({ resource, resourceTitle }) =>
    line(
      'off',
      `${resourceTitle}: \`tools.${instance.id}.resources.${resource}\` says not to read it`,
    ),
  );
  for (const resource of check.resources) {
    const { resourceTitle: title, error, lacking } = resource;
    if (error) {
      lines.push(line('broken', `${title}: ${sentences(error)}`));
      continue;
    }
    lines.push(line('ok', `${title} can be read`));
    const unknown = 'was refused; what it proves stays unknown';
    lines.push(
      ...lacking.map(call => line('lacks', `${title}: ${call} ${unknown}`)),
    );
  }
  lines.push(...off);
  lines.push(...check.changes.map(credentialLine));
  lines.push(...check.permissions.map(each => line('ask for', each)));
  lines.push(...check.changes.flatMap(privilegeLines));
  return `${lines.join('\n')}\n`;
}

function credentialLine({ key, actions, error }: ChangeCredentialCheck) {
  const served = actions.map(({ action }) => action).join(', ');
  return error
    ? line('broken', `\`${key}\`, for ${served}: ${sentences(error)}`)
    : line('ok', `\`${key}\` is taken; it is for ${served}`);
}

function privilegeLines({ key, actions }: ChangeCredentialCheck): string[] {
  const asked = new Set(actions.map(({ permission }) => permission));
  return [...asked].map(each => line('to write', `${each}, for \`${key}\``));
}

/** The last line: how many tools are as they should be. */
export function summarise(checks: InstanceCheck[]): string {
  if (!checks.length) return 'No tool is configured under `tools`.';
  const broken = checks.filter(check => !isWell(check)).length;
  const lacking = checks.filter(
    check => isWell(check) && check.resources.some(x => x.lacking.length),
  ).length;
  return `${checks.length} checked: ${
    checks.length - broken - lacking
  } well, ${lacking} readable but lacking permissions, ${broken} broken`;
}

/** What of an instance another plugin's configuration gives. */
function origin({ from, part }: TakenOver): string {
  return part === 'instance'
    ? `over from ${from}`
    : `over: the credential of ${from}`;
}

const WIDTH = 10;

function line(word: string, text: string): string {
  return `  ${word.padEnd(WIDTH)}${text}`;
}

function sentences({ message, remedy }: ShownError): string {
  return `${message} ${remedy}`;
}
