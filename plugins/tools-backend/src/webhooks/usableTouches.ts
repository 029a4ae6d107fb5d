import type {
  ConnectorInstance,
  Touch,
} from '@strata/backstage-plugin-tools-node';

/** Characters of an external id, as the items have them. */
const MAX_ID = 400;

/** Those that name a resource of the instance, and an item that can be read by its id. */
export function usableTouches(
  { resources }: ConnectorInstance,
  touches: readonly Touch[],
): Touch[] {
  return touches.filter(({ resource, id }) => {
    const found = resources.find(({ name }) => name === resource);
    if (!found) return false;
    if (id === undefined) return true;
    return Boolean(found.read) && isId(id);
  });
}

/** Control characters are in no id, and PostgreSQL refuses NUL. */
function isId(id: string): boolean {
  return id !== '' && id.length <= MAX_ID && !/\p{Cc}/u.test(id);
}
