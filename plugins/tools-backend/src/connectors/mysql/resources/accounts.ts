import { storeAccount } from '@strata/backstage-plugin-tools-common';
import { defineResource } from '@strata/backstage-plugin-tools-node';
import { accountPages, accountSchema, type AccountRow } from '../accountRows';

export const accounts = defineResource<AccountRow>({
  name: 'accounts',
  title: 'Accounts',
  itemType: 'account',
  process: 'access-control',
  shared: true,
  schema: accountSchema,
  list: accountPages,
  id: row => row.name,
  toItem: row => ({
    title: row.name,
    owner: { path: row.user },
    hints: {},
    attributes: { user: row.user, host: row.host, plugin: row.plugin },
  }),
  facts: [storeAccount],
  evidence: row => {
    const exposed = row.signIn && row.passwordless;
    const word = exposed ? 'without password' : 'may sign in';
    return {
      status: {
        health: exposed ? 'warning' : 'ok',
        word: row.signIn ? word : 'locked',
      },
      facts: [
        {
          type: storeAccount,
          value: {
            name: row.name,
            signIn: row.signIn,
            administrator: row.administrator,
            passwordless: row.passwordless,
            anyHost: ['%', ''].includes(row.host),
          },
        },
      ],
    };
  },
});
