/**
 * Stand-in servers for Jenkins, GitLab, Grafana, Jira and Prometheus, with one demo company.
 *
 * @packageDocumentation
 */
export { generateCatalogFiles } from './catalog/generateCatalogFiles';
export { loadCompany } from './company/loadCompany';
export type { Company, Service } from './company/schema';
export type { ToolCredentials } from './http/credentials';
export { MISBEHAVIOURS } from './http/misbehaviour';
export type { Misbehaviour } from './http/misbehaviour';
export { startDemoTools } from './startDemoTools';
export type { DemoTools, DemoToolsOptions } from './startDemoTools';
export { DEFAULT_PORTS, TOOLS } from './tools';
export type { Tool } from './tools';
