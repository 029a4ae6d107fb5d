import { storeAccount } from '@strata/backstage-plugin-tools-common';
import { defineResource } from '@strata/backstage-plugin-tools-node';
import { pageUrl } from '../names';
import {
  isAdministrator,
  USER_LIST,
  userSchema,
  type UserRow,
} from '../userRows';

export const users = defineResource<UserRow>({
  name: 'users',
  title: 'Users',
  itemType: 'account',
  process: 'access-control',
  shared: true,
  schema: userSchema,
  list: { ...USER_LIST, paging: { by: 'single' } },
  id: row => row.name,
  toItem: ({ name, tags }, { api }) => ({
    title: name,
    url: pageUrl(api.baseUrl, 'users', name),
    owner: { path: name },
    hints: {},
    attributes: { tags },
  }),
  facts: [storeAccount],
  evidence: row => {
    const administrator = isAdministrator(row);
    return {
      status: { health: 'ok', word: administrator ? 'administrator' : 'user' },
      facts: [
        {
          type: storeAccount,
          value: { name: row.name, signIn: true, administrator },
        },
      ],
    };
  },
});
