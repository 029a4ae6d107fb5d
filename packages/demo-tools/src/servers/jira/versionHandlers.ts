import type { Handler } from '../../http/handler';
import { rootUrl } from '../../http/hostGuard';
import { refuse } from './errors';
import type { JiraState } from './JiraState';

/** Every project releases once a quarter: the last one is out, this one is planned. */
export function listVersions(state: JiraState): Handler {
  return (req, res) => {
    const project = state.project(req.params.idOrKey);
    if (!project) return refuse(res, 404, 'No project could be found.');
    const { now } = state.context;
    const quarter =
      now.getUTCFullYear() * 4 + Math.floor(now.getUTCMonth() / 3);
    return void res.json(
      [quarter - 1, quarter].map(each => {
        const id = `${project.id}${each}`;
        return {
          self: `${rootUrl(req)}/rest/api/3/version/${id}`,
          id,
          name: `${Math.floor(each / 4)}.${(each % 4) + 1}`,
          archived: false,
          released: each < quarter,
          releaseDate: lastDayOf(each),
          projectId: Number(project.id),
        };
      }),
    );
  };
}

function lastDayOf(quarter: number): string {
  const year = Math.floor(quarter / 4);
  const next = new Date(Date.UTC(year, (quarter % 4) * 3 + 3, 0));
  return next.toISOString().slice(0, 10);
}
