import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  ANNOTATION_TOOL_INSTANCE,
  UNOWNED_GROUP_REF,
  type ToolInstance,
} from '@strata/backstage-plugin-tools-common';
import { entityName } from './names';
import { canonicalRef, locationOf, managedBy, type Emitted } from './resource';
import { plainText, webUrl } from './text';

const TYPE = 'tool';
const PLAIN_NAME = /^[a-z0-9]+([.-][a-z0-9]+)*$/;
const MAX_PLAIN_NAME = 50;

/** `resource:default/tool-<instance id>`: ids that are valid names are kept as they are. */
export function instanceRef(instance: string): string {
  return stringifyEntityRef({ kind: 'resource', name: instanceName(instance) });
}

function instanceName(instance: string): string {
  const plain = PLAIN_NAME.test(instance) && instance.length <= MAX_PLAIN_NAME;
  if (plain) return `${TYPE}-${instance}`;
  return entityName({
    type: TYPE,
    instance: '',
    title: instance,
    key: instance,
  });
}

/** A configured tool as a Resource, built on the technology that it is an installation of. */
export function instanceEntity(instance: ToolInstance): Emitted {
  const location = locationOf(instance.instance, 'instance');
  const url = webUrl(instance.baseUrl);
  const technology = canonicalRef(
    `resource:technology/${instance.technology}`,
    ['resource'],
  );
  return {
    key: `instance:${instance.instance}`,
    locationKey: location,
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: instanceName(instance.instance),
        title: plainText(`${instance.connectorTitle} ${instance.title}`),
        annotations: {
          ...managedBy(location),
          [ANNOTATION_TOOL_INSTANCE]: instance.instance,
        },
        links: url ? [{ url, title: plainText(instance.title) }] : undefined,
      },
      spec: {
        type: TYPE,
        owner: UNOWNED_GROUP_REF,
        ...(technology && { dependsOn: [technology] }),
      },
    },
  };
}
