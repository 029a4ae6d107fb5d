import { Exception } from 'node-zookeeper-client';
import { ensemble } from '../../zookeeper/client';
import type { FakeClient } from './faultyClient';

const coded = (code: number) => () =>
  Object.assign(Object.create(Exception.prototype), { code });

const stat = { mtime: Buffer.from('0000019c00000000', 'hex') };

export const zookeeper: FakeClient = {
  definitions: [ensemble],
  config: { baseUrl: 'zookeeper://one.example:2181' },
  methods: ['children', 'acl', 'configuration', 'states'],
  lists: {
    namespaces: {
      rows: ['dubbo', 'kafka', 'zookeeper'],
      // A znode has nothing but its name.
      rename: (_row, name) => name,
    },
  },
  answer(method, [path], list) {
    switch (method) {
      case 'children':
        return path === '/' ? list('namespaces') : ['providers'];
      case 'acl':
        return { acl: [{ permission: 1, id: { scheme: 'world' } }], stat };
      case 'configuration':
        return '';
      default:
        return [{ version: '3.8.4', mode: 'standalone' }];
    }
  },
  errors: {
    // It drops the connection of a client too many, and of a server that lost its quorum.
    busy: coded(Exception.CONNECTION_LOSS),
    broken: coded(Exception.SESSION_EXPIRED),
    reset: coded(Exception.CONNECTION_LOSS),
    refused: coded(Exception.NO_AUTH),
  },
};
