import type { Send } from './startPortal';

const OUTPUTS: Record<string, string[]> = {
  'strata:options': ['choices', 'selection', 'tools'],
  'strata:compose': ['repository', 'wiring', 'satisfies', 'owners'],
};

/** Runs one action the way the form of a new service does, and answers with its output. */
export function dryRunOf(send: Send, action: string, values: object) {
  const input = Object.fromEntries(
    Object.keys(values).map(key => [key, `\${{ parameters.${key} }}`]),
  );
  const output = Object.fromEntries(
    OUTPUTS[action].map(name => [name, `\${{ steps.only.output.${name} }}`]),
  );
  return send('post', '/scaffolder/v2/dry-run', {
    template: {
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      kind: 'Template',
      metadata: { name: 'preview' },
      spec: {
        type: 'service',
        steps: [{ id: 'only', action, input }],
        output,
      },
    },
    values,
    directoryContents: [],
  });
}
