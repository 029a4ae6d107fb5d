import type { Entity, EntityLink } from '@backstage/catalog-model';
import {
  ANNOTATION_EXTERNAL_ID,
  ANNOTATION_ITEM_UID,
  ANNOTATION_TOOL_INSTANCE,
  UNOWNED_GROUP_REF,
} from '@strata/backstage-plugin-tools-common';
import type { FeedItem } from './feedItem';
import { instanceRef } from './instanceEntity';
import { entityName } from './names';
import { canonicalRef, locationOf, managedBy, type Emitted } from './resource';
import { plainDescription, plainText, webUrl } from './text';

/** Kinds that come by the thousand: they hang on their tool, never on a service. */
const BULK_TYPES = new Set([
  'host',
  'monitoring-host',
  'log-index',
  'kafka-topic',
  'queue',
]);

/** Longest annotation value that stays searchable. */
const MAX_ANNOTATION = 200;

/** What an item's entity would like to be related to, best first; the caller caps it. */
export interface RelationTargets {
  services: string[];
  instance: string;
}

export function relationTargets(item: FeedItem): RelationTargets {
  const refs = BULK_TYPES.has(item.type) ? [] : item.linkedTo;
  const services = refs
    .map(ref => canonicalRef(ref, ['component', 'api', 'system', 'resource']))
    .filter(ref => ref !== undefined);
  return {
    services: [...new Set(services)].sort(),
    instance: instanceRef(item.instance),
  };
}

/** The stable part of an item as a lean Resource: its state stays in the tools plugin. */
export function itemEntity(item: FeedItem, relations: string[]): Emitted {
  const location = locationOf(item.instance, item.resource);
  const instance = instanceRef(item.instance);
  const services = relations.filter(ref => ref !== instance);
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: entityName({ key: item.uid, ...item }),
      title: plainText(item.title) ?? item.externalId,
      description: plainDescription(item.description),
      annotations: {
        [ANNOTATION_ITEM_UID]: item.uid,
        [ANNOTATION_EXTERNAL_ID]: item.externalId.slice(0, MAX_ANNOTATION),
        [ANNOTATION_TOOL_INSTANCE]: item.instance,
        ...managedBy(location),
      },
      links: itemLinks(item),
    },
    spec: {
      type: item.type,
      owner: canonicalRef(item.owner, ['group', 'user']) ?? UNOWNED_GROUP_REF,
      ...(services.length > 0 && { dependencyOf: services }),
      ...(relations.includes(instance) && { dependsOn: [instance] }),
    },
  };
  return { key: item.uid, entity, locationKey: location };
}

function itemLinks(item: FeedItem): EntityLink[] | undefined {
  const url = webUrl(item.url);
  return url
    ? [{ url, title: plainText(`Open in ${item.instanceTitle}`) }]
    : undefined;
}
