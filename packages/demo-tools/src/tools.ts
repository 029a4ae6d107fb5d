import type { Company } from './company/schema';
import type { GitRepositories } from './git/GitRepositories';
import type { StateFile } from './state/StateFile';

export const TOOLS = [
  'jenkins',
  'gitlab',
  'grafana',
  'jira',
  'prometheus',
] as const;

export type Tool = (typeof TOOLS)[number];

/** Ports of the demo; tests use 0 for any free port. */
export const DEFAULT_PORTS: Record<Tool, number> = {
  jenkins: 7101,
  gitlab: 7102,
  grafana: 7103,
  jira: 7104,
  prometheus: 7105,
};

/** What a request's credential may do; `expired` was valid once. */
export type Access = 'none' | 'expired' | 'limited' | 'read' | 'write';

export interface ToolContext {
  company: Company;
  /** Time of the start; seeded times are relative to it. */
  now: Date;
  /** Root address of each tool, without a trailing slash. */
  urls: Record<Tool, string>;
  state: StateFile;
  git: GitRepositories;
  /** Whose rule files Prometheus loads besides the company's. */
  ruleFolder: string;
}
