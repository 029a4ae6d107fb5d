import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadCompany } from '../company/loadCompany';
import { GitRepositories } from '../git/GitRepositories';
import { StateFile } from '../state/StateFile';
import type { ToolContext } from '../tools';

/** A context without listening servers, for tests that look at one tool's routes or seeds. */
export function testContext(): ToolContext {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'strata-demo-context-'));
  process.once('exit', () => fs.rmSync(root, { recursive: true, force: true }));
  const url = 'http://localhost:1';
  return {
    company: loadCompany(),
    now: new Date('2026-11-01T12:00:00Z'),
    urls: {
      jenkins: url,
      gitlab: url,
      grafana: url,
      jira: url,
      prometheus: url,
    },
    state: new StateFile(undefined),
    git: new GitRepositories(root),
    ruleFolder: root,
  };
}
