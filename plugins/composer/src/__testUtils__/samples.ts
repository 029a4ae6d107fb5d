import type { ScaffolderDryRunOptions } from '@backstage/plugin-scaffolder-react';
import type { Stack, StackOption, StackOptions } from '../api/types';

export const DEFAULTS: Stack = {
  archetype: 'typescript',
  features: {
    rpc: 'rpc-grpc',
    repository: 'repository-gitlab',
    ci: 'ci-gitlab',
  },
};

const option = (
  id: string,
  title: string,
  more: Partial<StackOption> = {},
): StackOption => ({
  id,
  title,
  summary: `About ${title}`,
  technologies: [],
  parameters: [],
  ...more,
});

/** What the backend says about a stack: GitLab CI needs a repository in GitLab. */
export function optionsFor(stack: Stack = DEFAULTS): StackOptions {
  const outside = stack.features.repository !== 'repository-gitlab';
  const refusal = outside && {
    refusal: {
      reason: 'GitLab runs it only for repositories that it hosts',
      instead: 'ci-jenkins',
      insteadTitle: 'Jenkins',
    },
  };
  return {
    selection: stack,
    tools: [{ connector: 'gitlab', instance: 'gitlab.main', title: 'main' }],
    choices: [
      {
        id: 'language',
        title: 'Language',
        layer: 'language',
        default: 'typescript',
        options: [option('go', 'Go'), option('typescript', 'TypeScript')],
      },
      {
        id: 'rpc',
        title: 'RPC',
        layer: 'component',
        default: 'rpc-grpc',
        options: [option('rpc-grpc', 'gRPC'), option('rpc-http', 'Plain HTTP')],
      },
      {
        id: 'database',
        title: 'Database',
        layer: 'component',
        none: 'No database',
        options: [option('database-postgresql', 'PostgreSQL')],
      },
      {
        id: 'repository',
        title: 'Repository',
        layer: 'system',
        default: 'repository-gitlab',
        options: [
          option('repository-gitlab', 'GitLab', {
            parameters: [{ id: 'group', title: 'Group', optional: true }],
          }),
          option('repository-git', 'Another server', {
            parameters: [
              {
                id: 'url',
                title: 'Clone address',
                pattern: '^https?://',
                optional: false,
              },
            ],
          }),
        ],
      },
      {
        id: 'ci',
        title: 'CI',
        layer: 'system',
        default: 'ci-gitlab',
        options: [
          option('ci-gitlab', 'GitLab CI', { ...(refusal || {}) }),
          option('ci-jenkins', 'Jenkins'),
        ],
      },
    ],
  };
}

/** Answers dry runs as the backend would. */
export function fakeScaffolder() {
  const dryRun = jest.fn(async (request: ScaffolderDryRunOptions) => {
    const [step] = request.template.spec.steps;
    const base = { log: [], steps: [], directoryContents: [] };
    const values = request.values as { stack?: Stack; name?: string };
    if (step.action === 'strata:options') {
      return { ...base, output: optionsFor(values.stack) };
    }
    const file = (path: string, text: string) => ({
      path,
      base64Content: Buffer.from(text).toString('base64'),
    });
    return {
      ...base,
      directoryContents: [
        file('src/main.ts', `// ${values.stack?.features.rpc}`),
        file('README.md', `# ${values.name} 服务`),
      ],
      output: {
        satisfies: ['ci-runs-on-default-branch'],
        owners: { 'README.md': 'feature service-handbook' },
        wiring: [
          {
            title: 'Protect the branch main',
            ...{ tool: 'gitlab', instance: 'gitlab.main' },
            action: 'protect-branch',
          },
        ],
        repository: {
          create: {
            title: 'Create the project',
            ...{ tool: 'gitlab', instance: 'gitlab.main' },
            action: 'create-project',
          },
        },
      },
    };
  });
  return { dryRun };
}
