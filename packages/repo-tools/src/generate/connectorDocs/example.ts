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
  const secret = hasBoth(auth) ? 'PASSWORD' : 'TOKEN';
  const values = {
    title,
    baseUrl: `https://${id}.example.com`,
    ...credential(auth[0], `${id.toUpperCase().replace(/-/g, '_')}_${secret}`),
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

/** A token that comes without a user. */
function isAlone(method: AuthMethod): boolean {
  return (
    method === 'bearer' ||
    (typeof method === 'object' && ('header' in method || 'body' in method))
  );
}

/** Then a user has a password: the tool takes no token in its place. */
function hasBoth(auth: readonly AuthMethod[]): boolean {
  return auth.includes('basic') && auth.some(isAlone);
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
  return auth.map(method => formOf(method, hasBoth(auth)));
}

function formOf(method: AuthMethod, both: boolean): string {
  const token = both ? '`token` without `username`' : '`token`';
  if (method === 'none') return 'none, where the tool asks for none';
  if (method === 'certificate') {
    return 'a client certificate in `tls.cert` and `tls.key`';
  }
  if (method === 'bearer') return `${token}, sent as \`Authorization: Bearer\``;
  if (method === 'basic') {
    return both
      ? '`username`, and the password as `token`'
      : '`username` and `token`: an API token where the tool has them, else the password';
  }
  if ('login' in method) {
    return '`username` and the password as `token`, exchanged for a session';
  }
  if ('sign' in method) {
    return `${method.key}: its id as \`username\` and its secret as \`token\`, which signs every request and is never sent`;
  }
  if ('body' in method) {
    return `${token}, sent as \`${method.body}\` in the body`;
  }
  const { header, prefix = '' } = method;
  return `${token}, sent as \`${header}: ${prefix}…\``;
}
