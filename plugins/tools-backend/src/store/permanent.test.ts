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

// New ones need no line here; none of these may ever go or be renamed. The names of their resources
// are in the `permanent.json` of each.
it('keeps the connectors, with whose ids location keys begin', () => {
  expect(connectors.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'alertmanager',
      'aws',
      'awx',
      'consul',
      'elasticsearch',
      'etcd',
      'gerrit',
      'gitlab',
      'gocd',
      'grafana',
      'jenkins',
      'jira',
      'jumpserver',
      'kafka',
      'kibana',
      'mysql',
      'phabricator',
      'postgresql',
      'prometheus',
      'puppetdb',
      'rabbitmq',
      'redis',
      'redmine',
      'semaphore',
      'teamcity',
      'zabbix',
      'zookeeper',
    ]),
  );
});
