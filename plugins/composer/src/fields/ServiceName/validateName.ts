import type { CatalogApi } from '@backstage/plugin-catalog-react';

export type NameState =
  | { kind: 'invalid' }
  | { kind: 'tooLong' }
  | { kind: 'taken'; ref: string }
  | { kind: 'free' };

/** An entity name that is also a valid host name, image name and metric label. */
const SERVICE_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const MAX_LENGTH = 63;

/** Whether a new service may have the name; asks the catalog only for well-formed ones. */
export async function validateName(
  name: string,
  catalog: Pick<CatalogApi, 'getEntityByRef'>,
): Promise<NameState> {
  if (!SERVICE_NAME.test(name)) return { kind: 'invalid' };
  if (name.length > MAX_LENGTH) return { kind: 'tooLong' };
  const ref = `component:default/${name}`;
  const entity = await catalog.getEntityByRef(ref);
  return entity ? { kind: 'taken', ref } : { kind: 'free' };
}
