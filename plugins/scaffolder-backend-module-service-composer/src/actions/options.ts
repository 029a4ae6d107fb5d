import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { listOptions } from '../compose/options';
import type { Library } from '../library';
import type { ToolsGateway } from '../tools';
import { stackSchema } from './schema';

/** What can be chosen now: the wizard asks with a dry run, so that the rules live in one place. */
export function createOptionsAction(deps: {
  library: Library;
  tools: ToolsGateway;
}) {
  return createTemplateAction({
    id: 'strata:options',
    description:
      'Lists the choices of a new service, and why some of them cannot be taken',
    supportsDryRun: true,
    schema: {
      input: {
        stack: z => stackSchema(z).optional(),
      },
      output: {
        choices: z => z.array(z.any()).describe('Choices with their options'),
        selection: z => z.any().describe('The selection with its defaults'),
        tools: z => z.array(z.any()).describe('The configured tool instances'),
      },
    },
    async handler(ctx) {
      const tools = await deps.tools.listTools(ctx);
      const options = listOptions(deps.library, ctx.input.stack, tools);
      ctx.output('choices', options.choices);
      ctx.output('selection', options.selection);
      ctx.output(
        'tools',
        tools.map(({ connector, instance, title }) => ({
          connector,
          instance,
          title,
        })),
      );
    },
  });
}
