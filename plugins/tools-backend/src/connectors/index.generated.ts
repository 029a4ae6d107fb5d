// Generated from the folders beside it by `yarn generate`. Do not edit.
/* eslint-disable */
import { connector as alertmanager } from './alertmanager/connector';
import { connector as aws } from './aws/connector';
import { connector as awx } from './awx/connector';
import { connector as consul } from './consul/connector';
import { connector as elasticsearch } from './elasticsearch/connector';
import { connector as etcd } from './etcd/connector';
import { connector as gerrit } from './gerrit/connector';
import { connector as gitlab } from './gitlab/connector';
import { connector as gocd } from './gocd/connector';
import { connector as grafana } from './grafana/connector';
import { connector as jenkins } from './jenkins/connector';
import { connector as jira } from './jira/connector';
import { connector as jumpserver } from './jumpserver/connector';
import { connector as kafka } from './kafka/connector';
import { connector as kibana } from './kibana/connector';
import { connector as mysql } from './mysql/connector';
import { connector as phabricator } from './phabricator/connector';
import { connector as postgresql } from './postgresql/connector';
import { connector as prometheus } from './prometheus/connector';
import { connector as puppetdb } from './puppetdb/connector';
import { connector as rabbitmq } from './rabbitmq/connector';
import { connector as redis } from './redis/connector';
import { connector as redmine } from './redmine/connector';
import { connector as semaphore } from './semaphore/connector';
import { connector as teamcity } from './teamcity/connector';
import { connector as zabbix } from './zabbix/connector';
import { connector as zookeeper } from './zookeeper/connector';

export const connectors = [
  alertmanager,
  aws,
  awx,
  consul,
  elasticsearch,
  etcd,
  gerrit,
  gitlab,
  gocd,
  grafana,
  jenkins,
  jira,
  jumpserver,
  kafka,
  kibana,
  mysql,
  phabricator,
  postgresql,
  prometheus,
  puppetdb,
  rabbitmq,
  redis,
  redmine,
  semaphore,
  teamcity,
  zabbix,
  zookeeper,
];
