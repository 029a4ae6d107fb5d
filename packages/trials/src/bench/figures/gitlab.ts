import type { Figure } from '../report';
import { discoverWithPeer } from '../peers/gitlab';
import type { GitlabState } from '../standIns/gitlab';
import { StandIn, type Counts } from '../standIns/standIn';
import { gitlabTools } from '../tools';
import type { FigureContext, FigureGroup } from './figure';

const PAGE = 100;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What our sync and the catalog's own GitLab module ask for the same projects. */
export const gitlab: FigureGroup = {
  name: 'gitlab',
  measure: context =>
    StandIn.with(
      {
        kind: 'gitlab',
        state: {
          projects: context.sizes.small,
          quietSince: new Date(Date.now() - 10 * DAY_MS).toISOString(),
        },
      },
      tool => measureWith(tool, context),
    ),
};

interface Cycles {
  first: Counts;
  unchanged: Counts;
  changed: Counts;
}

async function measureWith(
  tool: StandIn<GitlabState>,
  context: FigureContext,
): Promise<Figure[]> {
  const projects = context.sizes.small;
  const ofProjects = await ourCycles('projects', tool, context);
  const ofPipelines = await ourCycles('pipelines', tool, context);
  return [
    ...figuresOf('gitlab', projects, ofProjects),
    await peerFigure(tool, context, ofProjects.first.byKind.list),
    ...figuresOf('gitlab_pipelines', projects, ofPipelines),
  ];
}

async function peerFigure(
  tool: StandIn<GitlabState>,
  { say, sizes }: FigureContext,
  ours: number,
): Promise<Figure> {
  const projects = sizes.small;
  say(`${projects} projects with the catalog's GitLab module`);
  await tool.takeCounts();
  const peer = await discoverWithPeer(tool);
  if (peer.entities !== projects) {
    throw new Error(`The peer found ${peer.entities} of ${projects}`);
  }
  const { requests } = await tool.takeCounts();
  return {
    key: 'gitlab_peer_requests_vs_ours',
    value: requests / ours,
    note: `${requests} requests of plugin-catalog-backend-module-gitlab`,
  };
}

/** What a resource asks for its list, for all evidence, for what changed, and for nothing new. */
function figuresOf(
  prefix: string,
  projects: number,
  { first, unchanged, changed }: Cycles,
): Figure[] {
  const inventory = first.byKind.list;
  return [
    {
      key: `${prefix}_requests_vs_floor`,
      value: inventory / Math.ceil(projects / PAGE),
      aim: { most: 1.05 },
      note: `${inventory} requests of pages for ${projects} projects`,
    },
    {
      key: `${prefix}_first_evidence_requests_per_project`,
      value: first.byKind.project / projects,
    },
    {
      key: `${prefix}_requests_per_changed_project`,
      value: (changed.requests - unchanged.requests) / changedOf(projects),
    },
    {
      key: `${prefix}_unchanged_cycle_requests`,
      value: unchanged.requests,
    },
    {
      key: `${prefix}_unchanged_bytes_vs_first`,
      value: unchanged.bytes / first.bytes,
      aim: { most: 0.05 },
    },
  ];
}

function changedOf(projects: number): number {
  return Math.ceil(projects / 100);
}

/** The sync of one resource with all its evidence, three times. */
function ourCycles(
  resource: 'projects' | 'pipelines',
  tool: StandIn<GitlabState>,
  { say, sizes, world }: FigureContext,
): Promise<Cycles> {
  const projects = sizes.small;
  say(`${resource} of ${projects}: first, unchanged and changed cycle`);
  return world.withPortal(
    { features: ['tools'], tools: gitlabTools(tool), processing: false },
    async portal => {
      await tool.set({ changed: 0 });
      await tool.takeCounts();
      const cycle = async () => {
        await portal.sync('gitlab.main', resource);
        return tool.takeCounts();
      };
      const first = await cycle();
      const unchanged = await cycle();
      await tool.set({
        changed: changedOf(projects),
        changedAt: new Date().toISOString(),
      });
      return { first, unchanged, changed: await cycle() };
    },
  );
}
