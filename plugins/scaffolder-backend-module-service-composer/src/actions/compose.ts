import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { composeService, type FileTree } from '../compose';
import type { Library } from '../library';
import type { ToolsGateway } from '../tools';
import { repositorySchema, stackSchema, wiringSchema } from './schema';

/** Writes a whole service into the workspace. In a dry run that is the preview. */
export function createComposeAction(deps: {
  library: Library;
  tools: ToolsGateway;
}) {
  return createTemplateAction({
    id: 'strata:compose',
    description:
      'Composes a service from an archetype and features into the workspace',
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string().describe('Name of the service and its entity'),
        description: z => z.string().describe('What it is for, in one line'),
        owner: z => z.string().describe('Ref of the owning group'),
        system: z => z.string().optional().describe('Ref of its system'),
        stack: stackSchema,
      },
      output: {
        repository: repositorySchema,
        wiring: z => z.array(wiringSchema(z)),
        satisfies: z =>
          z.array(z.string()).describe('Ids of the checks it passes'),
        technologies: z => z.array(z.string()),
        owners: z => z.record(z.string()).describe('Owning part by path'),
      },
    },
    async handler(ctx) {
      const { stack, ...answers } = ctx.input;
      const { parameters, ...selection } = stack;
      const composition = composeService(deps.library, {
        selection,
        answers: {
          ...answers,
          system: answers.system || undefined,
          parameters,
        },
        tools: await deps.tools.listTools(ctx),
      });
      await writeTree(ctx.workspacePath, composition.files);
      ctx.logger.info(
        `Composed ${Object.keys(composition.files).length} files of ${
          composition.name
        }`,
      );
      ctx.output('repository', composition.repository);
      ctx.output('wiring', composition.wiring);
      ctx.output('satisfies', composition.satisfies);
      ctx.output('technologies', composition.technologies);
      ctx.output('owners', composition.owners);
    },
  });
}

async function writeTree(folder: string, files: FileTree): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const target = resolveSafeChildPath(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}
