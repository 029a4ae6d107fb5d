import { parseServiceRef } from '../service/serviceRef';
import { readServiceTools } from '../service/serviceTools';
import { listServiceFacts } from '../store/queries/serviceFacts';
import {
  itemSchema,
  READ,
  viewerOf,
  type ActionsRegistryService,
  type Context,
  type Z,
} from './action';

const serviceInput = (z: Z) =>
  z.object({
    entityRef: z
      .string()
      .describe('Ref of the service, for example component:default/cart'),
  });

export function registerServiceTools(
  registry: ActionsRegistryService,
  context: Context,
) {
  const linkSchema = (z: Z) =>
    z.object({
      ...{ state: z.string(), source: z.string(), confidence: z.number() },
      reason: z.string().describe('Why it belongs to the service'),
    });
  registry.register({
    ...READ,
    name: 'get-service-tools',
    title: 'Get the tools of a service',
    description:
      'The jobs, repositories, dashboards, alert rules, issue projects and so on of a service, how they are, and why each belongs to it.',
    schema: {
      input: serviceInput,
      output: z => {
        const linked = itemSchema(z).extend({ link: linkSchema(z) });
        return z.object({
          entityRef: z.string(),
          asOf: z.string().optional(),
          items: z.array(linked),
          suggestions: z.array(linked).describe('Not settled by a person yet'),
        });
      },
    },
    action: async ({ input, credentials }) => {
      const { groups, ...tools } = await readServiceTools(
        context.db,
        parseServiceRef(input.entityRef),
        await viewerOf(context, credentials),
        context.configured,
      );
      return { output: { ...tools, items: groups.flatMap(g => g.items) } };
    },
  });
}

export function registerServiceFacts(
  registry: ActionsRegistryService,
  context: Context,
) {
  registry.register({
    ...READ,
    name: 'get-service-facts',
    title: 'Get the facts of a service',
    description:
      'What the tools prove about a service, such as branch protection or build results; the checks of the compliance plugin are answered from these. At most 500.',
    schema: {
      input: z =>
        serviceInput(z).extend({
          factId: z
            .string()
            .optional()
            .describe('Only this one, for example ci.runs'),
        }),
      output: z =>
        z.object({
          facts: z.array(
            z.object({
              factId: z.string(),
              value: z.any(),
              ...{ item: z.string(), itemType: z.string() },
              ...{ url: z.string().optional(), instance: z.string() },
              observedAt: z.string(),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      const entityRef = parseServiceRef(input.entityRef);
      const { configured, db } = context;
      const viewer = await viewerOf(context, credentials);
      const filter = { ...input, entityRef };
      const facts = await listServiceFacts(db, filter, viewer, configured);
      return { output: { facts } };
    },
  });
}
