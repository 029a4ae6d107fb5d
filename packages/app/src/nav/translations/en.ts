/** English, the language that the other is measured by. */
export const messages = {
  search: 'Search',
  menu: 'Menu',
  brokenSyncs_one: '{{count}} sync needs attention',
  brokenSyncs_other: '{{count}} syncs need attention',
  page: {
    home: 'Home',
    scaffolder: 'Create',
    catalog: 'Catalog',
    stack: 'Stack',
    compliance: 'Compliance',
    technologies: 'Technologies',
    tools: 'Syncs',
    links: 'Links',
    access: 'Access',
    notifications: 'Notifications',
    settings: 'Settings',
  },
} as const;
