import type { StandIn } from './standIns/standIn';

/** Once a day: the bench says when. */
const EVERY = { everyMinutes: 1440 };

/** The sync of `listTools`. */
export const ROWS = ['listtool.main', 'rows'] as const;

/** The location key of what it shows. */
export const ITEMS = `strata-tools:${ROWS.join('/')}`;

/** The stand-in list as a tool; `all` of its items, or only linked ones, go to the catalog. */
export function listTools(
  tool: StandIn<any>,
  catalog: 'all' | 'linked' = 'linked',
) {
  const { baseUrl } = tool;
  return {
    listtool: { main: { baseUrl, ...EVERY, catalog: { rows: catalog } } },
  };
}

export function gitlabTools(tool: StandIn<any>) {
  const { baseUrl } = tool;
  return {
    gitlab: {
      main: { baseUrl, token: 'bench', ...EVERY, fullEveryMinutes: 10_080 },
    },
  };
}

export function jenkinsTools(tool: StandIn<any>) {
  const { baseUrl } = tool;
  return {
    jenkins: { main: { baseUrl, username: 'bench', token: 'bench', ...EVERY } },
  };
}
