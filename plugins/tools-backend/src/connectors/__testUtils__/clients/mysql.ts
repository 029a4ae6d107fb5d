import { mysql as definition } from '../../mysql/client';
import { dialectOf } from '../../mysql/dialect';
import type { FakeClient } from './faultyClient';
import { behind, many } from './many';

const coded = (code: string) => () => Object.assign(new Error(code), { code });

/** A page has 500 rows. */
const schemas = many(501, number => ({
  name: `schema${number}`,
  charset: 'utf8mb4',
  collation: 'utf8mb4_bin',
  comment: 'service=checkout',
}));

const accounts = many(501, number => ({
  name: `user${number}@%`,
  user: `user${number}`,
  host: '%',
  plugin: 'caching_sha2_password',
  signIn: 1,
  administrator: 0,
  passwordless: 0,
}));

const renamed = (row: any, name: string) => ({ ...row, name });

export const mysql: FakeClient = {
  definitions: [definition],
  config: {
    baseUrl: 'mysql://db.example:3306',
    username: 'strata',
    token: 'read-secret',
  },
  properties: { dialect: dialectOf('8.4.3') },
  methods: ['query'],
  lists: {
    schemas: { rows: schemas, odd: { name: 'zzz' }, rename: renamed },
    accounts: { rows: accounts, odd: { name: 'zzz' }, rename: renamed },
  },
  answer(_method, [sql, values = []], list) {
    if (/FROM information_schema.SCHEMATA/.test(sql)) {
      return behind(list('schemas'), 'name', values[0], values[1]);
    }
    if (/FROM mysql.user/.test(sql)) {
      return behind(list('accounts'), 'name', values[1], values[2]);
    }
    if (/USER_PRIVILEGES/.test(sql)) return [{ rights: 1 }];
    if (/AS roles/.test(sql)) return [{ roles: 0 }];
    if (/AS replicas/.test(sql)) return [{ replicas: 1 }];
    if (/GLOBAL VARIABLES/.test(sql)) {
      return [{ Variable_name: 'log_bin', Value: 'ON' }];
    }
    if (/GLOBAL STATUS/.test(sql)) return [];
    if (/SHOW REPLICA STATUS/.test(sql)) return [];
    throw new Error(`unknown statement: ${sql}`);
  },
  errors: {
    busy: coded('ER_CON_COUNT_ERROR'),
    broken: coded('ER_SERVER_SHUTDOWN'),
    reset: coded('PROTOCOL_CONNECTION_LOST'),
    refused: coded('ER_ACCESS_DENIED_ERROR'),
  },
};
