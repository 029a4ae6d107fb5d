import { instanceOf } from '../context';
import type { ReadContext, ResourceDefinition } from '../define/connector';
import { ConnectorError } from '../define/errors';
import type { ConnectorInstance } from '../instance';

/**
 * The error of reading a resource. Where the credential may not read it, a person can also do
 * without it, unless it is the only one.
 */
export function withSwitch<E>(
  error: E,
  { name }: ResourceDefinition<any, any>,
  context: ReadContext<any>,
): E | ConnectorError {
  const instance = instanceOf(context);
  const others = (instance?.resources.length ?? 0) > 1;
  if (!(error instanceof ConnectorError) || !instance || !others) return error;
  const { kind, message, remedy, retryAfterMs, cause } = error;
  return kind === 'forbidden'
    ? new ConnectorError(kind, message, {
        remedy: `${remedy} Or do without: ${howToSwitchOff(instance, name)}.`,
        retryAfterMs,
        cause,
      })
    : error;
}

function howToSwitchOff(
  { id, takenOver }: ConnectorInstance,
  resource: string,
): string {
  return takenOver?.part === 'instance'
    ? `name the tool in \`tools.${id}\`, with its \`baseUrl\` and \`resources: { ${resource}: false }\``
    : `\`tools.${id}.resources.${resource}: false\``;
}
