import { redis as signedIn, stranger } from '../../redis/client';
import type { FakeClient } from './faultyClient';

const says = (message: string) => () => new Error(message);

const INFO: Record<string, string> = {
  server: 'redis_version:7.2.4\r\nredis_mode:standalone',
  replication: 'role:master\r\nconnected_slaves:1',
  persistence: 'aof_enabled:1\r\naof_last_write_status:ok',
};

export const redis: FakeClient = {
  definitions: [signedIn, stranger],
  config: {
    baseUrl: 'redis://cache.example:6379',
    username: 'strata',
    token: 'read-secret',
  },
  methods: ['call'],
  lists: {
    users: {
      rows: ['default', 'orders', 'strata'],
      odd: 7,
      rename: (_row, name) => name,
    },
  },
  answer(_method, [command, ...args], list) {
    switch ([command, ...args.slice(0, 1)].join(' ')) {
      case 'ACL USERS':
        return list('users');
      case 'ACL DRYRUN':
        return args[1] === 'default' ? 'OK' : 'no permission';
      case 'PING':
        throw says('NOAUTH Authentication required.')();
      default:
        return command === 'INFO' ? INFO[args[0]] : [args[1], ''];
    }
  },
  errors: {
    busy: says('ERR max number of clients reached'),
    broken: says('LOADING Redis is loading the dataset in memory'),
    reset: () =>
      Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
    refused: says('WRONGPASS invalid username-password pair'),
  },
};
