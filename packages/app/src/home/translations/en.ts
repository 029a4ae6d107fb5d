export const messages = {
  loading: 'Loading',
  retry: 'Retry',
  failed: 'Could not load {{what}}',
  remedy:
    '{{problem}} The rest of the page is not affected. Retry; if it stays, ask a platform engineer.',
  createService: 'Create a service',
  teams: 'Your teams',
  noTeam: {
    title: 'You are in no team yet',
    description:
      'Services, failures and suggestions of your team appear here. Ask a platform engineer to add you to a group in the catalog.',
    catalog: 'Browse all services',
  },
  services: {
    title: 'Services of your teams',
    what: 'your services',
    name: 'Service',
    compliance: 'Compliance',
    tools: 'Tools',
    more: 'Only the first {{shown}} of {{total}} are shown.',
    empty:
      'Your teams own no service yet. Create one, or set its owner in catalog-info.yaml.',
    unknownHealth: 'not known',
  },
  health: {
    ok: 'well',
    warning: 'warning',
    failing: 'failing',
    unknown: 'unknown',
  },
  red: {
    title: 'What turned red',
    what: 'the compliance results',
    empty: 'Nothing turned red in the last 7 days.',
    since: 'since {{when}}',
  },
  suggestions: {
    title: 'Suggestions waiting',
    what: 'the suggestions from tools',
    empty: 'No tool item waits for your decision.',
    line: 'for {{service}}: {{reason}} ({{confidence}} % sure)',
    more_one: 'and {{count}} more',
    more_other: 'and {{count}} more',
    partly: 'The tools of {{services}} could not be read.',
  },
  recent: {
    title: 'Recently created',
    what: 'the recent creations',
    empty: 'Nobody created a service yet: be the first.',
    state: '{{state}}, {{when}}',
  },
  task: {
    open: 'waiting',
    processing: 'running',
    completed: 'done',
    failed: 'failed',
    cancelled: 'cancelled',
    skipped: 'skipped',
  },
  syncs: {
    title: 'Syncs that need you',
    what: 'the state of the syncs',
    empty: 'All syncs are well.',
    none: 'No tool is connected yet.',
    all: 'All syncs',
  },
} as const;
