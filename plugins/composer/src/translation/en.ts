/** English, the language that the other is measured by. */
export const english = {
  name: {
    help: 'Small letters, digits and single dashes, for example order-api',
    invalid:
      'The name must start with a letter and consist of small letters, digits and single dashes, for example "order-api"',
    tooLong: 'The name must have at most 63 characters',
    taken: '{{ref}} exists already. Choose another name.',
    checking: 'Looking in the catalog …',
    free: 'The name is free.',
    unchecked: 'The catalog could not be asked: {{message}}',
  },
  choice: {
    language: 'Language',
    rpc: 'RPC',
    database: 'Database',
    repository: 'Repository',
    ci: 'Continuous integration',
    logging: 'Logging',
    monitoring: 'Monitoring',
    issues: 'Issue tracking',
  },
  layer: {
    language: 'Language',
    component: 'Components',
    process: 'Processes',
    system: 'Systems',
  },
  stack: {
    loading: 'Reading what can be chosen …',
    failed: 'What can be chosen could not be read: {{message}}',
    denied:
      'You may not create services. Somebody who administers this portal can give you the permissions scaffolder.task.create and scaffolder.template.dry-run.',
    retry: 'Try again',
    incomplete: 'Choose what the service is made of.',
    refused: '{{option}} cannot be chosen: {{reason}}.',
    impossible: 'Not possible: {{reason}}.',
    instead: 'Take {{option}} instead',
    byDefault: 'default',
    more: 'More settings ({{number}})',
    instance: 'Which {{tool}}',
    missing: '{{option}}: {{parameter}} is missing',
    malformed: '{{option}}: {{parameter}} must look like the example',
  },
  /** Fields of the form beside the stack, under the titles that the template gives them. */
  unfilled: {
    name: 'Name is missing',
    description: 'What it is for is missing',
    owner: 'Owner is missing',
  },
  preview: {
    title: 'Preview',
    waiting: 'To show the service here, the preview waits for this:',
    updating: 'Updating …',
    failed: 'This service cannot be made yet',
    files_one: '{{count}} file',
    files_other: '{{count}} files',
    filesTab: 'Files',
    checksTab: 'Checks',
    toolsTab: 'Tools',
    changed: 'changed',
    owner: 'from {{owner}}',
    checks:
      'After the first sync the service passes these checks of the company’s audit:',
    checksEmpty: 'None of the chosen features satisfies a check by itself.',
    tools: 'Creating the service makes these changes in your tools:',
    toolsEmpty: 'Nothing is changed in any tool.',
    toolIn: 'in {{instance}}',
    toolDenied:
      'You may not make this change: it needs the permission {{permission}}. Creating the service would stop here.',
  },
} as const;
