import { toolsRemovalDecidePermission } from '@strata/backstage-plugin-tools-common';
import { SyncCommands } from '../service/syncCommands';
import {
  personBehind,
  READ,
  viewerOf,
  type ActionsRegistryService,
  type Context,
  type Z,
} from './action';
import { syncInput } from './syncs';

const groupSchema = (z: Z) =>
  z
    .enum(['held', 'refused'])
    .default('held')
    .describe('Removals held back, or those that a person refused before');

export function registerHeldRemovals(
  registry: ActionsRegistryService,
  context: Context,
) {
  registry.register({
    ...READ,
    name: 'list-held-removals',
    title: 'List held removals',
    description:
      'Items that a tool does not show any more, and that only a person may have removed, because they are too many for one run.',
    schema: {
      input: z =>
        syncInput(z).extend({
          group: groupSchema(z),
          limit: z.number().int().min(1).max(500).default(100),
          cursor: z.string().optional().describe('nextCursor of the last page'),
        }),
      output: z =>
        z.object({
          removals: z.array(
            z.object({
              ...{ uid: z.string(), title: z.string() },
              ...{ externalId: z.string(), url: z.string().optional() },
              missingSince: z.string(),
              services: z.array(z.string()).describe('Services that have it'),
            }),
          ),
          total: z.number(),
          hidden: z
            .number()
            .optional()
            .describe('How many more there are that the caller may not see'),
          revision: z.string().describe('What decide-held-removals asks for'),
          nextCursor: z.string().optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { instance, resource, ...filter } = input;
      const viewer = await viewerOf(context, credentials);
      const { items, total, ...page } = await new SyncCommands(
        context,
      ).heldRemovals({ credentials }, { instance, resource }, filter, viewer);
      return { output: { ...page, removals: items, total: total ?? 0 } };
    },
  });
}

export function registerDecideRemovals(
  registry: ActionsRegistryService,
  context: Context,
) {
  registry.register({
    name: 'decide-held-removals',
    title: 'Decide held removals',
    description:
      'Removes all items that list-held-removals lists, or keeps them until the tool shows them again. Only for a person who was shown the list; refused where it has changed since, or while the sync runs.',
    visibilityPermission: toolsRemovalDecidePermission,
    // The second time, the list is another one.
    attributes: { readOnly: false, idempotent: true, destructive: true },
    schema: {
      input: z =>
        syncInput(z).extend({
          group: groupSchema(z),
          decision: z.enum(['accept', 'refuse']).describe('accept removes'),
          revision: z.string().describe('As list-held-removals gave it'),
        }),
      output: z => z.object({ decided: z.number().describe('How many items') }),
    },
    action: async ({ input, credentials }) => {
      const { instance, resource, ...decision } = input;
      const person = personBehind(credentials, 'decide removals');
      const viewer = await context.access.viewer(person);
      const key = { instance, resource };
      const decided = await new SyncCommands(context).decide(
        { credentials: person },
        key,
        decision,
        viewer,
      );
      return { output: { decided } };
    },
  });
}
