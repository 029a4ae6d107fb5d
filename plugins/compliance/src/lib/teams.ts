import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

const DEFAULTS = { defaultKind: 'group', defaultNamespace: DEFAULT_NAMESPACE };

/** `storefront`, as people type it in an address, becomes `group:default/storefront`. */
export function toTeamRef(value: string): string {
  const ref = parse(value);
  return ref ? stringifyEntityRef(ref) : value;
}

/** The short form for an address: the name alone where kind and namespace are the usual ones. */
export function toTeamParam(teamRef: string): string {
  const ref = parse(teamRef);
  if (!ref) return teamRef;
  const { kind, namespace, name } = ref;
  const usual =
    kind.toLocaleLowerCase('en-US') === 'group' &&
    namespace === DEFAULT_NAMESPACE;
  return usual ? name : stringifyEntityRef(ref);
}

/** The name that a person reads where the catalog's title is not at hand. */
export function refName(entityRef: string): string {
  return parse(entityRef)?.name ?? entityRef;
}

// Addresses are typed by people: what is no ref stays as it is and simply finds nothing.
function parse(value: string) {
  try {
    return parseEntityRef(value, DEFAULTS);
  } catch {
    return undefined;
  }
}
