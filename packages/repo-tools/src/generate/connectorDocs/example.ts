import type {
  AuthMethod,
  ConnectorDefinition,
} from '@strata/backstage-plugin-tools-node';
import { stringify } from 'yaml';
import { fence } from './markdown';

/** Values of an instance as a reader might write them. Undefined keys are left out. */
export function exampleOf(
  definition: ConnectorDefinition<any>,
): Record<string, unknown> {
  const { id, title, auth, example } = definition;
  const values = {
    title,
    baseUrl: `https://${id}.example.com`,
    ...credential(auth[0], `${id.toUpperCase().replace(/-/g, '_')}_TOKEN`),
    ...example,
  };
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  );
}

function credential(method: AuthMethod | undefined, variable: string): object {
  const token = `\${${variable}}`;
  if (!method || method === 'none' || method === 'certificate') return {};
  const named = method === 'basic' || isNamed(method);
  return named ? { username: 'strata', token } : { token };
}

/** A session, or a key that has an id. */
function isNamed(method: AuthMethod): boolean {
  return typeof method === 'object' && ('login' in method || 'sign' in method);
}

export function exampleYaml(definition: ConnectorDefinition<any>): string {
  const text = stringify(
    { tools: { [definition.id]: { main: exampleOf(definition) } } },
    { lineWidth: 0 },
  );
  const permanent = '    main: # the id of the instance, permanent\n';
  return fence('yaml', text.replace('    main:\n', permanent));
}

/** How the credential is given, one line for each form, best first. */
export function credentialForms({ auth }: ConnectorDefinition<any>): string[] {
  return auth.map(formOf);
}

function formOf(method: AuthMethod): string {
  if (method === 'none') return 'none, where the tool asks for none';
  if (method === 'certificate') {
    return 'a client certificate in `tls.cert` and `tls.key`';
  }
  if (method === 'bearer') return '`token`, sent as `Authorization: Bearer`';
  if (method === 'basic') {
    return '`username` and `token`: an API token where the tool has them, else the password';
  }
  if ('login' in method) {
    return '`username` and the password as `token`, exchanged for a session';
  }
  if ('sign' in method) {
    return `${method.key}: its id as \`username\` and its secret as \`token\`, which signs every request and is never sent`;
  }
  if ('body' in method) {
    return `\`token\`, sent as \`${method.body}\` in the body`;
  }
  const { header, prefix = '' } = method;
  return `\`token\`, sent as \`${header}: ${prefix}…\``;
}
