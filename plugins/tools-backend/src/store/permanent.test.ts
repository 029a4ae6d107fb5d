import {
  ANNOTATION_EXTERNAL_ID,
  ANNOTATION_ITEM_UID,
  ANNOTATION_TOOL_INSTANCE,
  MANAGED_BY_SCHEME,
  TOOLS_CHANGED_TOPIC,
  toolsActionPermission,
  toolsPermissions,
  UNOWNED_GROUP_REF,
} from '@strata/backstage-plugin-tools-common';
import { connectors } from '../connectors/index.generated';
import { itemUid } from './hash';

// A change here deletes and re-creates entities, or breaks policies, in every installation.
it('keeps permanent names', () => {
  expect(itemUid('jenkins.main', 'jobs', 'payments/checkout')).toBe(
    '550acd9e0a413657',
  );
  expect({
    ANNOTATION_EXTERNAL_ID,
    ANNOTATION_ITEM_UID,
    ANNOTATION_TOOL_INSTANCE,
    MANAGED_BY_SCHEME,
    UNOWNED_GROUP_REF,
    TOOLS_CHANGED_TOPIC,
    permissions: [
      ...toolsPermissions,
      toolsActionPermission('gitlab', 'protect-branch'),
    ].map(permission => permission.name),
  }).toEqual({
    ANNOTATION_EXTERNAL_ID: 'strata.dev/external-id',
    ANNOTATION_ITEM_UID: 'strata.dev/item-uid',
    ANNOTATION_TOOL_INSTANCE: 'strata.dev/tool-instance',
    MANAGED_BY_SCHEME: 'strata-tools',
    UNOWNED_GROUP_REF: 'group:default/unowned',
    TOOLS_CHANGED_TOPIC: 'strata.tools.changed',
    permissions: [
      'tools.item.read',
      'tools.sync.run',
      'tools.link.decide',
      'tools.removal.decide',
      'tools.account.read',
      'tools.account.read-own',
      'tools.account.decide',
      'tools.action.gitlab.protect-branch',
    ],
  });
});

// New ones need no line here; none of these may ever go or be renamed.
it('keeps the names of resources, which are part of location keys', () => {
  const names = connectors.flatMap(connector =>
    connector.resources.map(
      resource => `strata-tools:${connector.id}.<id>/${resource.name}`,
    ),
  );
  expect(names).toEqual(
    expect.arrayContaining([
      'strata-tools:gitlab.<id>/projects',
      'strata-tools:gitlab.<id>/pipelines',
      'strata-tools:grafana.<id>/dashboards',
      'strata-tools:grafana.<id>/folders',
      'strata-tools:grafana.<id>/alert-rules',
      'strata-tools:grafana.<id>/contact-points',
      'strata-tools:jenkins.<id>/jobs',
      'strata-tools:jira.<id>/projects',
      'strata-tools:prometheus.<id>/rules',
      'strata-tools:prometheus.<id>/targets',
    ]),
  );
});
