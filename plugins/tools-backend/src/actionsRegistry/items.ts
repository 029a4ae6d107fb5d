import { listItems } from '../store/queries/items';
import {
  itemSchema,
  READ,
  viewerOf,
  type ActionsRegistryService,
  type Context,
} from './action';

export function registerUnlinkedItems(
  registry: ActionsRegistryService,
  context: Context,
) {
  registry.register({
    ...READ,
    name: 'list-items-without-service',
    title: 'List items without a service',
    description:
      'What the tools hold and no service of the catalog is linked to, for example repositories that nobody registered.',
    schema: {
      input: z =>
        z.object({
          q: z.string().optional().describe('Part of the title or id'),
          type: z.string().optional().describe('For example repository'),
          process: z.string().optional().describe('For example monitoring'),
          instance: z.string().optional().describe('For example gitlab.main'),
          limit: z.number().int().min(1).max(500).default(50),
          cursor: z.string().optional().describe('nextCursor of the last page'),
        }),
      output: z =>
        z.object({
          items: z.array(itemSchema(z)),
          total: z.number(),
          nextCursor: z.string().optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { configured, db } = context;
      const viewer = await viewerOf(context, credentials);
      const filter = { ...input, unlinked: true };
      const page = await listItems(db, filter, viewer, configured);
      return { output: { ...page, total: page.total ?? 0 } };
    },
  });
}
