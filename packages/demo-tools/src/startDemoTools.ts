import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadCompany } from './company/loadCompany';
import type { Company } from './company/schema';
import { GitRepositories } from './git/GitRepositories';
import { requireGit } from './git/runGit';
import { createToolApp, ToolServer } from './http/createToolApp';
import { credentialsOf, ToolCredentials } from './http/credentials';
import { listen, Listener } from './http/listen';
import type { Misbehaviour, MisbehaviourSwitch } from './http/misbehaviour';
import { startHooks } from './hooks/startHooks';
import { createGitlab } from './servers/gitlab';
import { createFileProbe } from './servers/gitlab/fileProbe';
import { createGrafana } from './servers/grafana';
import { createJenkins } from './servers/jenkins';
import { createJira } from './servers/jira';
import { createPrometheus } from './servers/prometheus';
import { StateFile } from './state/StateFile';
import { DEFAULT_PORTS, Tool, ToolContext, TOOLS } from './tools';

export interface DemoToolsOptions {
  /** Ports by tool; 0 takes any free one for all. Default: the demo's fixed ports. */
  ports?: Partial<Record<Tool, number>> | 0;
  /** Folder that keeps what people create; without it a temporary one, removed by `stop`. */
  stateDir?: string;
  /** Tools to start; default all. */
  tools?: readonly Tool[];
  /** Time of the start: everything seeded is dated relative to it. */
  now?: Date;
  log?: (line: string) => void;
  /** Root address of a portal that GitLab and Jenkins tell at once what changes; default none. */
  portal?: string;
}

export interface DemoTools {
  /** Root address of each tool, without a trailing slash. */
  urls: Record<Tool, string>;
  credentials: Record<Tool, ToolCredentials>;
  company: Company;
  /** Folder of rule files that Prometheus loads when it is told to. */
  ruleFolder: string;
  /** Makes a tool misbehave until called with `null`. */
  misbehave(tool: Tool, mode: Misbehaviour | null): void;
  stop(): Promise<void>;
}

/**
 * Starts the stand-in tools of the demo company on loopback.
 *
 * @throws when git is missing, or a port is taken; both name the remedy.
 */
export async function startDemoTools(
  options: DemoToolsOptions = {},
): Promise<DemoTools> {
  requireGit();
  const tools = options.tools ?? TOOLS;
  const stateDir =
    options.stateDir ??
    fs.mkdtempSync(path.join(os.tmpdir(), 'strata-demo-tools-'));
  const listeners = await listenAll(tools, options.ports);
  const urls = byTool(
    tool =>
      `http://localhost:${listeners.get(tool)?.port ?? DEFAULT_PORTS[tool]}`,
  );
  const ruleFolder = path.join(stateDir, 'prometheus-rules');
  fs.mkdirSync(ruleFolder, { recursive: true });
  const context: ToolContext = {
    company: loadCompany(),
    now: options.now ?? new Date(),
    urls,
    state: new StateFile(options.stateDir && path.join(stateDir, 'state.json')),
    git: new GitRepositories(path.join(stateDir, 'git')),
    ruleFolder,
  };
  const servers = createServers(context);
  const controls = mount(servers, listeners, options.log);
  const hooks = options.portal && startHooks(servers, options);
  return {
    urls,
    credentials: byTool(credentialsOf),
    company: context.company,
    ruleFolder,
    misbehave: (tool, mode) => controls.get(tool)?.set(mode),
    async stop() {
      await Promise.all([...listeners.values()].map(l => l.close()));
      if (hooks) await hooks.settled();
      if (!options.stateDir) {
        fs.rmSync(stateDir, { recursive: true, force: true, maxRetries: 3 });
      }
    },
  };
}

function byTool<T>(value: (tool: Tool) => T): Record<Tool, T> {
  return Object.fromEntries(TOOLS.map(tool => [tool, value(tool)])) as Record<
    Tool,
    T
  >;
}

async function listenAll(
  tools: readonly Tool[],
  ports: DemoToolsOptions['ports'],
): Promise<Map<Tool, Listener>> {
  const listeners = new Map<Tool, Listener>();
  try {
    for (const tool of tools) {
      const port = ports === 0 ? 0 : ports?.[tool] ?? DEFAULT_PORTS[tool];
      listeners.set(tool, await listen(tool, port));
    }
  } catch (error) {
    await Promise.all([...listeners.values()].map(l => l.close()));
    throw error;
  }
  return listeners;
}

function createServers(context: ToolContext) {
  const gitlab = createGitlab(context);
  const jenkins = createJenkins(context, createFileProbe(gitlab.state));
  gitlab.state.onPush = url => jenkins.state.pushed(url);
  return {
    gitlab,
    jenkins,
    grafana: createGrafana(context),
    jira: createJira(context),
    prometheus: createPrometheus(context),
  };
}

function mount(
  servers: Record<Tool, ToolServer>,
  listeners: Map<Tool, Listener>,
  log?: (line: string) => void,
): Map<Tool, MisbehaviourSwitch> {
  const controls = new Map<Tool, MisbehaviourSwitch>();
  for (const [tool, listener] of listeners) {
    const { app, control } = createToolApp(servers[tool], line =>
      log?.(`${tool}: ${line}`),
    );
    listener.handle(app);
    controls.set(tool, control);
  }
  return controls;
}
