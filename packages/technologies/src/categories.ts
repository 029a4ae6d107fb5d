/** The bands of the stack map that technologies belong to; the process band comes from `processes`. */
export const layers = ['language', 'component', 'system'] as const;

export type Layer = (typeof layers)[number];

/** Every category, in the order in which pages show them. */
export const categories = [
  { id: 'language', layer: 'language', title: 'Language' },
  { id: 'dns', layer: 'component', title: 'DNS' },
  { id: 'load-balancer', layer: 'component', title: 'Load balancer' },
  { id: 'cdn', layer: 'component', title: 'CDN' },
  { id: 'rpc', layer: 'component', title: 'RPC' },
  { id: 'service-discovery', layer: 'component', title: 'Service discovery' },
  {
    id: 'relational-database',
    layer: 'component',
    title: 'Relational database',
  },
  { id: 'newsql-database', layer: 'component', title: 'NewSQL database' },
  { id: 'key-value-store', layer: 'component', title: 'Key-value store' },
  { id: 'wide-column-store', layer: 'component', title: 'Wide-column store' },
  { id: 'document-database', layer: 'component', title: 'Document database' },
  { id: 'graph-database', layer: 'component', title: 'Graph database' },
  { id: 'message-queue', layer: 'component', title: 'Message queue' },
  { id: 'stream-processing', layer: 'component', title: 'Stream processing' },
  { id: 'issue-tracking', layer: 'system', title: 'Issue tracking' },
  { id: 'code-management', layer: 'system', title: 'Code management' },
  { id: 'ci', layer: 'system', title: 'Continuous integration' },
  { id: 'deployment', layer: 'system', title: 'Deployment' },
  { id: 'platform', layer: 'system', title: 'Platform' },
  { id: 'logging', layer: 'system', title: 'Logging' },
  { id: 'monitoring', layer: 'system', title: 'Monitoring' },
  { id: 'machine-management', layer: 'system', title: 'Machine management' },
  { id: 'bastion', layer: 'system', title: 'Bastion host' },
] as const satisfies readonly { id: string; layer: Layer; title: string }[];

export type Category = (typeof categories)[number];
export type CategoryId = Category['id'];
