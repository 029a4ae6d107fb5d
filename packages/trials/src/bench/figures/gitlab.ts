import type { Figure } from '../report';
import { discoverWithPeer } from '../peers/gitlab';
import type { GitlabState } from '../standIns/gitlab';
import { StandIn, type Counts } from '../standIns/standIn';
import { gitlabTools } from '../tools';
import type { FigureContext, FigureGroup } from './figure';

const PROJECTS = ['gitlab.main', 'projects'] as const;
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
  const { say, sizes } = context;
  const projects = sizes.small;
  say(`${projects} projects: first, unchanged and changed cycle`);
  const cycles = await ourCycles(projects, tool, context);
  const floor = Math.ceil(projects / PAGE);
  const inventory = cycles.first.byKind.list;
  say(`${projects} projects with the catalog's GitLab module`);
  const peer = await discoverWithPeer(tool);
  if (peer.entities !== projects) {
    throw new Error(`The peer found ${peer.entities} of ${projects}`);
  }
  const { requests } = await tool.takeCounts();
  return [
    {
      key: 'gitlab_requests_vs_floor',
      value: inventory / floor,
      aim: { most: 1.05 },
      note: `${inventory} requests of pages for ${projects} projects`,
    },
    ...evidenceFigures(projects, cycles),
    {
      key: 'gitlab_peer_requests_vs_ours',
      value: requests / inventory,
      note: `${requests} requests of plugin-catalog-backend-module-gitlab`,
    },
  ];
}

function evidenceFigures(
  projects: number,
  { first, unchanged, changed }: Cycles,
): Figure[] {
  return [
    {
      key: 'gitlab_first_evidence_requests_per_project',
      value: first.byKind.project / projects,
    },
    {
      key: 'gitlab_requests_per_changed_project',
      value: (changed.requests - unchanged.requests) / changedOf(projects),
    },
    {
      key: 'gitlab_unchanged_cycle_requests',
      value: unchanged.requests,
    },
    {
      key: 'gitlab_unchanged_bytes_vs_first',
      value: unchanged.bytes / first.bytes,
      aim: { most: 0.05 },
    },
  ];
}

function changedOf(projects: number): number {
  return Math.ceil(projects / 100);
}

/** The sync of the projects with all their evidence, three times. */
function ourCycles(
  projects: number,
  tool: StandIn<GitlabState>,
  { world }: FigureContext,
): Promise<Cycles> {
  return world.withPortal(
    { features: ['tools'], tools: gitlabTools(tool), processing: false },
    async portal => {
      await tool.takeCounts();
      const cycle = async () => {
        await portal.sync(...PROJECTS);
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
