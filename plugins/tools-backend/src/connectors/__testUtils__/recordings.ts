import type { JsonObject } from '@backstage/types';
import type {
  ConnectorDefinition,
  ResourceDefinition,
} from '@strata/backstage-plugin-tools-node';
import { join } from 'node:path';
import { readCases, type RecordedCase } from './cases';
import {
  byLink,
  byNext,
  byOffset,
  inTwo,
  lengthened,
  mended,
  withSmallRanges,
  type Derive,
} from './derive';

/**
 * What the cases lack for a whole read: a row that has its id, where the case is about one that has
 * none, and a second page.
 */
const derived: Record<string, Derive> = {
  'awx inventories': inTwo('/api/v2/inventories/', byNext),
  'awx projects': inTwo('/api/v2/projects/', byNext),
  'awx schedules': inTwo('/api/v2/schedules/', byNext),
  'consul nodes': mended(row => 'Address' in row && !row.Node, {
    Node: 'three',
  }),
  'gerrit accounts': mended(row => row.name === 'No number', {
    _account_id: 1000009,
  }),
  'gitlab pipelines': inTwo('/api/v4/projects', byLink),
  'gocd pipeline-groups': mended(row => row.name === '', { name: 'ops' }),
  'jenkins jobs': withSmallRanges,
  'jumpserver permissions': inTwo('/api/v1/perms/asset-permissions/', byOffset),
  'prometheus targets': mended(
    row =>
      'health' in row && !row.scrapePool && !(row.labels as JsonObject).job,
    { labels: { job: 'batch', instance: 'b1' } },
  ),
  'rabbitmq queues': mended(row => row.name === 'without a virtual host', {
    vhost: '/',
  }),
  'teamcity projects': mended(row => row.id === '', { id: 'Nameless' }),
  'zabbix accounts': lengthened('user.get', 'userid', 'userids'),
  'zabbix actions': lengthened('action.get', 'actionid', 'actionids'),
  'zabbix hosts': lengthened('host.get', 'hostid', 'hostids'),
  'zabbix maintenances': lengthened(
    'maintenance.get',
    'maintenanceid',
    'maintenanceids',
  ),
  'zabbix triggers': lengthened('trigger.get', 'triggerid', 'triggerids'),
};

/** Recordings of whole reads of a resource, as far as one can tell without reading. */
export function recordingsOf(
  connector: ConnectorDefinition<any>,
  { name }: ResourceDefinition<any, any>,
): RecordedCase['recording'][] {
  const derive = derived[`${connector.id} ${name}`] ?? (same => same);
  return readCases(join(__dirname, '..', connector.id, 'cases'))
    .map(({ recording }) => recording)
    .filter(({ action, item, since }) => !action && !item && !since)
    .filter(({ resources }) => resources?.includes(name) ?? true)
    .map(recording => ({
      ...recording,
      responses: derive(recording.responses),
    }));
}
