/** English, the language that the other is measured by. */
export const messages = {
  search: 'Search',
  menu: 'Menu',
  page: {
    home: 'Home',
    scaffolder: 'Create',
    catalog: 'Catalog',
    stack: 'Stack',
    compliance: 'Compliance',
    technologies: 'Technologies',
    tools: 'Syncs',
    links: 'Links',
    settings: 'Settings',
  },
} as const;
