import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { Wiring } from '../compose';
import { describeFailure, toReport, type ToolsGateway } from '../tools';
import { effectSchema, wiringSchema } from './schema';

/** Makes the changes in tools that the features ask for, one by one, each recorded and undoable. */
export function createWireAction({ tools }: { tools: ToolsGateway }) {
  return createTemplateAction({
    id: 'strata:wire',
    description:
      'Sets a new service up in the tools: branch rules, CI job, dashboard, alert rules, issue project',
    schema: {
      input: { wiring: z => z.array(wiringSchema(z)) },
      output: {
        effects: z => z.array(effectSchema(z)),
        links: z => z.record(z.string()).describe('Addresses by name'),
        report: z => z.string().describe('What was done, as Markdown'),
      },
    },
    async handler(ctx) {
      const correlationId = ctx.task.id;
      const made: Made[] = [];
      for (const step of ctx.input.wiring as Wiring[]) {
        const { title, instance, action, input, link } = step;
        try {
          const change = { instance, action, input, correlationId };
          const { summary, url } = await tools.run(ctx, change);
          ctx.logger.info(`${summary}${url ? `: ${url}` : ''}`);
          made.push({
            title,
            summary,
            ...(url && { url }),
            ...(link && { link }),
          });
        } catch (error) {
          const effects = await tools.listEffects(ctx, correlationId);
          const failed = `${title} (${instance})`;
          throw new Error(
            describeFailure({
              step: failed,
              error,
              effects,
              taskId: correlationId,
            }),
          );
        }
      }
      ctx.output('effects', made);
      ctx.output('links', linksOf(made));
      ctx.output('report', toReport(made));
    },
  });
}

interface Made {
  title: string;
  summary: string;
  url?: string;
  link?: string;
}

function linksOf(made: Made[]): Record<string, string> {
  return Object.fromEntries(
    made.flatMap(({ link, url }) => (link && url ? [[link, url]] : [])),
  );
}
