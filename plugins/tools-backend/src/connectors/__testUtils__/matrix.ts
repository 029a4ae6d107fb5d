import type { ConnectorDefinition } from '@strata/backstage-plugin-tools-node';

type Reasons = Record<string, string>;

const WHOLE = 'the tool sends the whole list in one answer';
const ONE_ROW = 'the connector makes its one row of several answers';
const LONG = 'a page has 500 rows; `paging.test.ts` makes two';

/** Resources without a second page: what would hit it hits a later request of the first. */
export const ONE_PAGE: Reasons = {
  'alertmanager receivers': WHOLE,
  'alertmanager routes': WHOLE,
  'alertmanager silences': WHOLE,
  'consul clusters': ONE_ROW,
  'consul nodes': WHOLE,
  'elasticsearch accounts': WHOLE,
  'elasticsearch clusters': ONE_ROW,
  'elasticsearch log-indices': WHOLE,
  'etcd clusters': ONE_ROW,
  'gocd accounts': WHOLE,
  'gocd pipeline-groups': WHOLE,
  'grafana accounts': WHOLE,
  'grafana alert-rules': WHOLE,
  'grafana contact-points': WHOLE,
  'grafana dashboards': LONG,
  'jumpserver bastions': ONE_ROW,
  'kafka clusters': ONE_ROW,
  'kibana spaces': WHOLE,
  'mysql servers': ONE_ROW,
  'postgresql servers': ONE_ROW,
  'prometheus targets': WHOLE,
  'rabbitmq clusters': ONE_ROW,
  'rabbitmq users': WHOLE,
  'rabbitmq vhosts': WHOLE,
  'redis servers': ONE_ROW,
  'redis users': WHOLE,
  'semaphore accounts': WHOLE,
  'semaphore projects': WHOLE,
  'teamcity accounts': LONG,
  'zookeeper clusters': ONE_ROW,
  'zookeeper namespaces': WHOLE,
};

const WALK = 'what is still to be asked for is known only to the walk';
const SHORT = 'these are several short lists, one after the other';

/** Resources with several pages that are read from the start after an interruption. */
export const BEGINS_ANEW: Reasons = {
  'grafana folders': WALK,
  'jenkins jobs': WALK,
  'redmine accounts': SHORT,
  'semaphore inventories': SHORT,
  'semaphore templates': SHORT,
};

const FRAMED = 'a client refuses what is not a frame of its protocol';

const WITHOUT_HTTP: Reasons = {
  'an answer cut short': FRAMED,
  'HTML with status 200': FRAMED,
  'a moved address': 'only HTTP has redirects that are followed',
};

const WITHOUT_LIST: Reasons = {
  'an empty list': ONE_ROW,
  'a duplicate id': ONE_ROW,
  'an invalid row': ONE_ROW,
  'names that are long and not Latin': ONE_ROW,
};

/** Ways to go wrong that a tool which does not speak HTTP does not have, each with the reason. */
export function meaningless(
  { api }: ConnectorDefinition<any>,
  name: string,
): Reasons {
  if (!api.protocols) return {};
  const znodes = name === 'zookeeper namespaces';
  return {
    ...WITHOUT_HTTP,
    ...(ONE_PAGE[name] === ONE_ROW && WITHOUT_LIST),
    ...(znodes && { 'an invalid row': 'a znode has nothing but its name' }),
  };
}
