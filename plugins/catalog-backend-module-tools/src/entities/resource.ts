import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  FieldFormatEntityPolicy,
  SchemaValidEntityPolicy,
  parseEntityRef,
  resourceEntityV1alpha1Validator,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { MANAGED_BY_SCHEME } from '@strata/backstage-plugin-tools-common';

/** An entity on its way to the catalog, with the key of what it stands for. */
export interface Emitted {
  key: string;
  entity: Entity;
  /** Permanent: the catalog deletes and re-adds an entity whose key changes. */
  locationKey: string;
}

/** Each keeps the schema that it compiled: for every entity anew, that takes longer than all else. */
const POLICIES = [new SchemaValidEntityPolicy(), new FieldFormatEntityPolicy()];

/** Bound of the catalog's `entity_ref` columns. */
const MAX_REF = 255;

/** `strata-tools:<instance>/<resource>`, at once location and location key. */
export function locationOf(instance: string, resource: string): string {
  return `${MANAGED_BY_SCHEME}:${instance}/${resource}`;
}

/** Without both of them the catalog never shows an entity. */
export function managedBy(location: string): Record<string, string> {
  return {
    [ANNOTATION_LOCATION]: location,
    [ANNOTATION_ORIGIN_LOCATION]: location,
  };
}

/** The ref in full and canonical form, or `undefined` where it is none or of another kind. */
export function canonicalRef(
  ref: string | undefined,
  kinds: string[],
): string | undefined {
  try {
    const parsed = parseEntityRef(ref ?? '');
    const full = stringifyEntityRef(parsed);
    const fits = kinds.includes(parsed.kind.toLocaleLowerCase('en-US'));
    return fits && full.length <= MAX_REF ? full : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Refuses what the catalog would accept and then never show.
 *
 * @throws InputError with the first problem
 */
export async function assertValid(emitted: Emitted): Promise<void> {
  const { entity } = emitted;
  try {
    for (const policy of POLICIES) await policy.enforce(entity);
    if (entity.kind === 'Resource') {
      await resourceEntityV1alpha1Validator.check(entity);
    }
  } catch (error) {
    throw new InputError(`it is no valid entity: ${error.message}`);
  }
  if (stringifyEntityRef(entity).length > MAX_REF) {
    throw new InputError(`its entity ref is longer than ${MAX_REF}`);
  }
}
