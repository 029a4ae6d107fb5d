import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/** The full, lower-case form of an entity ref of a service. */
export function parseServiceRef(text: string): string {
  const ref = tryParse(text);
  if (ref && /^[^:/\s\p{Cc}]+:[^:/\s\p{Cc}]+\/[^:/\s\p{Cc}]+$/u.test(ref))
    return ref;
  throw new InputError(
    `${JSON.stringify(
      text.slice(0, 100),
    )} is not an entity ref; one looks like component:default/checkout-api`,
  );
}

function tryParse(text: string): string | undefined {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: 'component',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return undefined;
  }
}
