import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { redis } from './client';
import { servers } from './resources/servers';
import { users } from './resources/users';
import { redisSettings } from './settings';

export const connector = defineConnector({
  id: 'redis',
  title: 'Redis',
  technology: 'redis',
  summary:
    'Redis 4 or later and Valkey, one server per instance; neither keys nor values are read.',
  docs: 'https://redis.io/docs/latest/commands/info/',
  permissions: [
    'ACL SETUSER strata on >… -@all +ping +info +config|get +acl|users +acl|dryrun (Redis 7 or later)',
    'before Redis 7 without +acl|dryrun, before Redis 6 the password of requirepass',
  ],
  // A token without a user name is the password of `requirepass`.
  auth: ['basic', 'none'],
  settings: redisSettings,
  api: {
    protocols: ['redis', 'rediss'],
    ping: ({ use }) => use(redis, client => client.call('PING')),
    concurrency: 1,
  },
  resources: [servers, users],
  example: {
    baseUrl: 'rediss://redis-1.example.com:6379',
    username: 'strata',
    service: 'checkout',
  },
  notCovered: [
    'Keys and values are not read.',
    'Sentinels and the slots of a cluster are not asked: each server is an instance.',
    'Where a snapshot is copied to is not seen, only that one was made.',
    'No annotation links a server: `service` in the configuration does, or the id of the instance.',
  ],
});
