import { postgres } from '../../postgresql/client';
import type { FakeClient } from './faultyClient';
import { behind, many } from './many';

const coded = (code: string) => () => Object.assign(new Error(code), { code });

/** A page has 500 rows. */
const databases = many(501, number => ({
  oid: `1${number}`,
  name: `db${number}`,
  owner: 'payments',
  comment: 'service=checkout',
  encoding: 'UTF8',
  open: true,
  public: false,
}));

const roles = many(501, number => ({
  oid: `1${number}`,
  name: `role${number}`,
  login: true,
  administrator: false,
  options: [],
  memberOf: [],
  validUntil: null,
}));

const renamed = (row: any, name: string) => ({ ...row, name });

const state = {
  version: '16.4',
  replica: false,
  superusers: 1,
  ssl: true,
  passwordEncryption: 'scram-sha-256',
  synchronous: false,
  archiveMode: 'on',
  lastArchivedAt: new Date('2026-03-02T11:00:00Z'),
  lastFailedAt: null,
  unreadSlots: 0,
};

export const postgresql: FakeClient = {
  definitions: [postgres],
  config: {
    baseUrl: 'postgresql://db.example:5432/postgres',
    username: 'strata',
    token: 'read-secret',
  },
  properties: { sight: { replicas: true, settings: true, rules: true } },
  methods: ['query'],
  lists: {
    databases: { rows: databases, odd: { oid: '99999' }, rename: renamed },
    roles: { rows: roles, odd: { oid: '99999' }, rename: renamed },
  },
  answer(_method, [sql, values = []], list) {
    if (/FROM pg_database/.test(sql)) {
      return behind(list('databases'), 'oid', values[0], values[1]);
    }
    if (/FROM pg_roles r/.test(sql)) {
      return behind(list('roles'), 'oid', values[0], values[1]);
    }
    if (/FROM pg_stat_archiver/.test(sql)) return [state];
    if (/FROM pg_settings/.test(sql)) return [{ archives: true }];
    if (/FROM pg_stat_replication/.test(sql)) {
      return [{ replicas: 1, logReceivers: 0, receiving: false }];
    }
    if (/FROM pg_hba_file_rules/.test(sql)) {
      return [{ trustsStrangers: false, encryptedOnly: true }];
    }
    throw new Error(`unknown statement: ${sql}`);
  },
  errors: {
    busy: coded('53300'),
    broken: coded('57P01'),
    reset: () => new Error('Connection terminated unexpectedly'),
    refused: coded('28P01'),
  },
};
