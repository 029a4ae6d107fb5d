import { readJobsWithPeer } from '../peers/jenkins';
import type { Figure } from '../report';
import type { JenkinsState } from '../standIns/jenkins';
import { StandIn, type Counts } from '../standIns/standIn';
import { jenkinsTools } from '../tools';
import type { FigureContext, FigureGroup } from './figure';

const JOBS = 500;

/** What our sync and the community's Jenkins plugin ask for the same jobs. */
export const jenkins: FigureGroup = {
  name: 'jenkins',
  measure: context =>
    StandIn.with({ kind: 'jenkins', state: { jobs: JOBS } }, async tool => {
      context.say(`${JOBS} jobs`);
      const { byKind } = await ourSync(tool, context);
      const job = byKind.job ?? 0;
      return [
        {
          key: 'jenkins_requests_vs_floor',
          value: byKind.list,
          aim: { most: 1.05 },
          note: `one call of the tree can name all ${JOBS} jobs`,
        },
        { key: 'jenkins_builds_requests_per_job', value: job / JOBS },
        await peerFigure(tool, byKind.list + job, context.say),
      ];
    }),
};

function ourSync(
  tool: StandIn<JenkinsState>,
  { world }: FigureContext,
): Promise<Counts> {
  return world.withPortal(
    { features: ['tools'], tools: jenkinsTools(tool), processing: false },
    async portal => {
      await tool.takeCounts();
      await portal.sync('jenkins.main', 'jobs');
      return tool.takeCounts();
    },
  );
}

async function peerFigure(
  tool: StandIn<JenkinsState>,
  ours: number,
  say: FigureContext['say'],
): Promise<Figure> {
  const key = 'jenkins_peer_requests_vs_ours';
  say(`${JOBS} jobs with the community's plugin`);
  try {
    const { projects } = await readJobsWithPeer(tool, JOBS);
    if (projects !== JOBS) throw new Error(`it found ${projects} jobs`);
    const { requests } = await tool.takeCounts();
    const note = `${requests} requests of plugin-jenkins-backend, ours ${ours} with builds`;
    return { key, value: requests / ours, note };
  } catch (error) {
    const reason = (error as Error).message.split('\n')[0];
    return { key, value: null, note: `the peer was not measured: ${reason}` };
  }
}
