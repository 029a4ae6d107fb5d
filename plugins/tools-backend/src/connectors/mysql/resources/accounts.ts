import { storeAccount } from '@strata/backstage-plugin-tools-common';
import { defineResource } from '@strata/backstage-plugin-tools-node';
import { accountPages, accountSchema, type AccountRow } from '../accountRows';

const WORDS: Record<string, string> = {
  true: 'may sign in',
  false: 'locked',
  undefined: 'may be locked',
};

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
    const signIn = row.signIn ?? undefined;
    const exposed = signIn && row.passwordless;
    return {
      status: {
        health: exposed ? 'warning' : 'ok',
        word: exposed ? 'without password' : WORDS[String(signIn)],
      },
      facts: [
        {
          type: storeAccount,
          value: {
            name: row.name,
            signIn,
            administrator: row.administrator,
            passwordless: row.passwordless,
            anyHost: ['%', ''].includes(row.host),
          },
        },
      ],
    };
  },
});
