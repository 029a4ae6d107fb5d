import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  RELATION_CHILD_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { OrgGroup } from '@strata/backstage-plugin-compliance-common';
import { titleOf } from './readSubjects';

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.profile.displayName',
  'relations',
];

/** The organisation, as the catalog has it. */
export async function readGroups(
  catalog: CatalogService,
  credentials: BackstageCredentials,
): Promise<OrgGroup[]> {
  const groups: OrgGroup[] = [];
  const pages = catalog.streamEntities(
    { filter: { kind: 'group' }, fields: FIELDS },
    { credentials },
  );
  for await (const page of pages) groups.push(...page.map(toGroup));
  return groups;
}

function toGroup(entity: Entity): OrgGroup {
  const parent = entity.relations?.find(
    ({ type }) => type === RELATION_CHILD_OF,
  );
  return {
    ref: stringifyEntityRef(entity),
    title: titleOf(entity),
    ...(parent ? { parent: parent.targetRef } : {}),
  };
}
