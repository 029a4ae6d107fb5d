import { toolsAccountReadOwnPermission } from '@strata/backstage-plugin-tools-common';
import { listAccounts } from '../identity/queries';
import { accountScope } from '../identity/scope';
import {
  personBehind,
  READ,
  type ActionsRegistryService,
  type Context,
  type Z,
} from './action';

const accountSchema = (z: Z) =>
  z.object({
    ...{ instance: z.string(), instanceTitle: z.string() },
    ...{ externalId: z.string(), username: z.string().optional() },
    ...{ name: z.string().optional(), url: z.string().optional() },
    state: z
      .string()
      .describe(
        'left: its person is gone; conflict, suggested, unmapped: nobody knows for sure whose it is',
      ),
    entityRef: z.string().optional().describe('The User or Group it is of'),
    ...{ reason: z.string().optional(), leftAt: z.string().optional() },
    ...{ admin: z.boolean(), lastSignInAt: z.string().optional() },
    items: z.number().describe('How many items it reaches'),
    access: z
      .array(
        z.object({ title: z.string(), type: z.string(), level: z.string() }),
      )
      .describe('Some of them, with what it may do there'),
  });

export function registerAccounts(
  registry: ActionsRegistryService,
  context: Context,
) {
  registry.register({
    ...READ,
    visibilityPermission: toolsAccountReadOwnPermission,
    name: 'list-accounts-to-settle',
    title: 'List accounts to settle',
    description:
      "Accounts of tools that can get into a team's repositories, projects and so on, and belong to people who left or to nobody known. Without addresses.",
    schema: {
      input: z =>
        z.object({
          team: z
            .string()
            .optional()
            .describe('Ref of the group, for example group:default/payments'),
          instance: z.string().optional().describe('For example gitlab.main'),
          limit: z.number().int().min(1).max(200).default(50),
          cursor: z.string().optional().describe('nextCursor of the last page'),
        }),
      output: z =>
        z.object({
          accounts: z.array(accountSchema(z)),
          total: z.number(),
          nextCursor: z.string().optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { access, configured, db, identity } = context;
      const person = personBehind(credentials, 'ask about accounts');
      const scope = await accountScope(access, person, input.team);
      const asked = { db, configured, scope, now: identity.time() };
      const { items, ...page } = await listAccounts(asked, input);
      const accounts = items.map(({ email, ...account }) => account);
      return { output: { ...page, accounts, total: page.total ?? 0 } };
    },
  });
}
