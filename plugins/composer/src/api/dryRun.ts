import type { JsonObject } from '@backstage/types';
import type { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import type { ScaffolderApi } from '@backstage/plugin-scaffolder-common';
import type {
  ServiceDraft,
  ServicePreview,
  Stack,
  StackOptions,
  ToolStep,
} from './types';

type DryRunApi = Pick<ScaffolderApi, 'dryRun'>;

/** What can be chosen next to `stack`; without one, next to the company's defaults. */
export async function fetchOptions(
  api: DryRunApi,
  stack: Stack | undefined,
): Promise<StackOptions> {
  const { output } = await api.dryRun({
    template: oneStep(
      'strata:options',
      ['stack'],
      ['choices', 'selection', 'tools'],
    ),
    values: (stack ? { stack } : {}) as unknown as JsonObject,
    directoryContents: [],
  });
  return output as unknown as StackOptions;
}

/** The service as it would be created now. */
export async function fetchPreview(
  api: DryRunApi,
  draft: ServiceDraft,
): Promise<ServicePreview> {
  const { output, directoryContents } = await api.dryRun({
    template: oneStep('strata:compose', Object.keys(draft), [
      'satisfies',
      'owners',
      'wiring',
      'repository',
    ]),
    values: draft as unknown as JsonObject,
    directoryContents: [],
  });
  const { satisfies, owners, wiring, repository } =
    output as unknown as ComposeOutput;
  return {
    files: directoryContents
      .map(({ path, base64Content }) => ({
        path,
        text: decode(base64Content),
        owner: owners[path],
      }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
    satisfies,
    tools: [...(repository.create ? [repository.create] : []), ...wiring],
  };
}

interface ComposeOutput {
  satisfies: string[];
  owners: Record<string, string>;
  wiring: ToolStep[];
  repository: { create?: ToolStep };
}

/** A template that hands its values to one action and gives back what that action says. */
function oneStep(
  action: string,
  inputs: string[],
  outputs: string[],
): TemplateEntityV1beta3 {
  const pass = (names: string[], from: string) =>
    Object.fromEntries(names.map(name => [name, `\${{ ${from}.${name} }}`]));
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name: 'composer-preview' },
    spec: {
      type: 'service',
      steps: [
        {
          id: 'only',
          name: action,
          action,
          input: pass(inputs, 'parameters'),
        },
      ],
      output: pass(outputs, 'steps.only.output'),
    },
  };
}

function decode(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}
