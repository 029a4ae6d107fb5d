import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type ResourceEntity,
} from '@backstage/catalog-model';
import type { Technology } from '@strata/technologies';

/** Location of every entity of this module. Permanent: the catalog deletes what moves to another one. */
export const LOCATION = 'strata-stack:technologies';

/** The catalog's view of a technology: only what search and relations need. */
export function technologyEntity(
  technology: Technology,
  owner: string,
): ResourceEntity {
  const { id, name, summary, layer, category, status, homepage } = technology;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      namespace: 'technology',
      name: id,
      title: name,
      description: summary,
      tags: [...new Set([layer, category, status])],
      links: [{ url: homepage, title: 'Homepage' }],
      annotations: {
        [ANNOTATION_LOCATION]: LOCATION,
        [ANNOTATION_ORIGIN_LOCATION]: LOCATION,
      },
    },
    spec: { type: 'technology', owner },
  };
}
