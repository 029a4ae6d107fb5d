import {
  UNOWNED_GROUP_REF,
  type ToolItem,
} from '@strata/backstage-plugin-tools-common';
import type { LinkHints } from '@strata/backstage-plugin-tools-node';
import { technologyById, technologyRef } from '@strata/technologies';
import { stringify } from 'yaml';

const MAX_NAME = 63;

/** A catalog-info.yaml for a repository that has none, out of what is known of it. */
export function proposeCatalogFile(
  item: Pick<ToolItem, 'title' | 'description' | 'owner' | 'url'>,
  hints: LinkHints,
  technologies: readonly string[],
): string {
  const annotations = {
    ...(item.url && { 'backstage.io/source-location': `url:${item.url}/` }),
    // The first value of each is the one that people write.
    ...Object.fromEntries(
      Object.entries(hints.annotations ?? {}).flatMap(([key, [value]]) =>
        value && !key.endsWith('-id') ? [[key, value]] : [],
      ),
    ),
  };
  const known = technologies.filter(id => technologyById.has(id));
  return stringify({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: nameOf(hints.name ?? item.title),
      ...(item.description && { description: item.description }),
      annotations,
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: item.owner ?? UNOWNED_GROUP_REF,
      ...(known.length > 0 && { dependsOn: known.map(technologyRef) }),
    },
  });
}

/** Names are ASCII: https://backstage.io/docs/features/software-catalog/descriptor-format#name-required */
function nameOf(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9_.-]+/g, '-')
    .slice(0, MAX_NAME)
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return name || 'name-me';
}
