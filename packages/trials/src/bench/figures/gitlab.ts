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
  measure: context => measureAt(context.sizes.small, context),
};

interface Cycles {
  first: Counts;
  unchanged: Counts;
  changed: Counts;
}

async function measureAt(
  projects: number,
  context: FigureContext,
): Promise<Figure[]> {
  const { say } = context;
  const tool = await StandIn.start<GitlabState>('gitlab', {
    projects,
    quietSince: new Date(Date.now() - 10 * DAY_MS).toISOString(),
  });
  try {
    say(`${projects} projects: first, unchanged and changed cycle`);
    const cycles = await ourCycles(projects, tool, context);
    const floor = Math.ceil(projects / PAGE);
    const inventory = cycles.first.byKind.list;
    const figures: Figure[] = [
      {
        key: 'gitlab_requests_vs_floor',
        value: inventory / floor,
        aim: { most: 1.05 },
        note: `${inventory} requests of pages for ${projects} projects`,
      },
      ...evidenceFigures(projects, cycles),
    ];
    say(`${projects} projects with the catalog's GitLab module`);
    const peer = await discoverWithPeer(tool);
    if (peer.entities !== projects) {
      throw new Error(`The peer found ${peer.entities} of ${projects}`);
    }
    const { requests } = await tool.takeCounts();
    figures.push({
      key: 'gitlab_peer_requests_vs_ours',
      value: requests / inventory,
      note: `${requests} requests of plugin-catalog-backend-module-gitlab`,
    });
    return figures;
  } finally {
    await tool.stop();
  }
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
async function ourCycles(
  projects: number,
  tool: StandIn<GitlabState>,
  { world }: FigureContext,
): Promise<Cycles> {
  const portal = await world.start({
    features: ['tools'],
    tools: gitlabTools(tool),
    processing: false,
  });
  try {
    await portal.pauseAll();
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
  } finally {
    await portal.stop();
  }
}
