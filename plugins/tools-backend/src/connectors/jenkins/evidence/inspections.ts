import { codeInspection } from '@strata/backstage-plugin-tools-common';
import type {
  Evidence,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import type { JenkinsSettings } from '../settings';
import type { Completed } from './builds';

/** Of the plugin SonarQube Scanner. */
const analysisSchema = z.object({
  _class: z.literal('hudson.plugins.sonar.action.SonarAnalysisAction'),
  /** `false` where the build before was inspected, and this one was not. */
  new: z.literal(true).optional(),
  skipped: z.literal(false).optional(),
});

/** Of the plugin Warnings, for each tool whose reports it read. */
const toolsSchema = z.object({
  tools: z.array(
    z.object({
      name: z.string(),
      /** All that was found, absent in older versions. */
      size: z.number().optional(),
      /** Those of them that are errors, absent in older versions. */
      errorSize: z.number().optional(),
    }),
  ),
});
type Tool = z.output<typeof toolsSchema>['tools'][number];

/** Nothing where the build shows no inspection: a script may have done it. */
export async function inspectionFact(
  path: string,
  { number, actions }: Completed,
  finishedAt: string | undefined,
  context: ReadContext<JenkinsSettings>,
): Promise<NonNullable<Evidence['facts']>> {
  const analysed = actions.some(
    action => analysisSchema.safeParse(action).success,
  );
  const tools = await readTools(`${path}/${number}`, context);
  const inspectors = tools.map(({ name }) => name);
  if (analysed) inspectors.push('SonarQube');
  if (!inspectors.length) return [];
  const found = countsOf(tools);
  const value = {
    inspectors: [...new Set(inspectors)].sort(),
    ...(found && { ...found, finishedAt }),
  };
  return [{ type: codeInspection, value }];
}

/** The plugin's results are not among the actions that Jenkins shows of a build. */
async function readTools(
  build: string,
  { api, settings }: ReadContext<JenkinsSettings>,
): Promise<Tool[]> {
  if (!settings.warnings) return [];
  const found = await api.find(`${build}/warnings-ng/api/json`, toolsSchema, {
    query: { tree: 'tools[name,size,errorSize]' },
    // Nothing was recorded, or the build is gone by now.
    allow: [404],
  });
  return found?.tools ?? [];
}

/** Nothing unless every tool tells. */
function countsOf(tools: Tool[]) {
  let [errors, all] = [0, 0];
  for (const { size, errorSize } of tools) {
    if (size === undefined || errorSize === undefined) return undefined;
    errors += errorSize;
    all += size;
  }
  return tools.length ? { errors, warnings: all - errors } : undefined;
}
