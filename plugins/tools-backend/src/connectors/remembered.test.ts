import { TestDatabases } from '@backstage/backend-test-utils';
import { join } from 'node:path';
import { configOf, readCases } from './__testUtils__/cases';
import { dialectOf } from './__testUtils__/dialects';
import { FaultyTool } from './__testUtils__/faultyTool';
import { openEngine } from './__testUtils__/openEngine';
import type { RecordedResponse } from './__testUtils__/wire';
import { connectors } from './index.generated';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

interface Again {
  /** Connector, resource and recording. */
  of: [connector: string, resource: string, recording: string];
  what: string;
  /** Default: everything is read each time. */
  onlyChanges?: boolean;
  daysLater?: number;
  /** What is another in the tool at the second time. */
  change?(find: (path: string) => RecordedResponse): void;
  /** What is asked for the second time, without queries. */
  asks: string[];
}

const GITLAB = '/api/v4/projects';
const listed = [
  `GET ${GITLAB}`,
  ...[31, 32, 34, 36, 37].map(id => `GET ${GITLAB}/${id}/pipelines`),
];

const folders = [
  'GET /api/json',
  'GET /job/payments/api/json',
  'GET /job/payments/job/tools%20%26%20tests/api/json',
  'GET /job/shop/api/json',
];
/** Its newest build still runs. */
const running = 'GET /job/payments/job/checkout/job/release%252F2/api/json';

/** Of the two that release, the newest build still runs. */
const inspected = [
  'GET /api/json',
  'GET /job/checkout-deploy-prod/api/json',
  'GET /job/first-production-release-prod/api/json',
];

const TEAMCITY = '/app/rest';
const configurations = [
  `GET ${TEAMCITY}/buildTypes`,
  `GET ${TEAMCITY}/projects`,
  ...['Shop_Checkout', 'Shop', 'Attic'].map(
    id => `GET ${TEAMCITY}/projects/id:${id}/versionedSettings/config`,
  ),
  // Cleaned up: nothing is known of it.
  `GET ${TEAMCITY}/builds/id:7`,
];

const JIRA_PROJECTS = 'GET /rest/api/3/project/search';

const table: Again[] = [
  {
    of: ['gitlab', 'pipelines', 'pipelines'],
    what: 'reads no jobs of pipelines that it knows',
    asks: [
      ...listed,
      ...[31, 36].flatMap(id => [
        `GET ${GITLAB}/${id}/pipeline_schedules`,
        `GET ${GITLAB}/${id}/deployments`,
      ]),
    ],
  },
  {
    of: ['gitlab', 'pipelines', 'pipelines'],
    what: 'asks a project without a new pipeline for nothing else between full reads',
    onlyChanges: true,
    change(find) {
      find(GITLAB).query!.last_activity_after = '*';
    },
    asks: listed,
  },
  {
    of: ['gitlab', 'pipelines', 'pipelines'],
    what: 'reads all of a project with a new pipeline',
    onlyChanges: true,
    change(find) {
      find(GITLAB).query!.last_activity_after = '*';
      const [, finished] = find(`${GITLAB}/31/pipelines`).body as any[];
      finished.updated_at = '2026-03-02T11:30:00.000Z';
    },
    asks: [
      ...listed,
      `GET ${GITLAB}/31/pipelines/4/jobs`,
      `GET ${GITLAB}/31/pipelines/4/test_report_summary`,
      `GET ${GITLAB}/31/pipeline_schedules`,
      `GET ${GITLAB}/31/deployments`,
    ],
  },
  {
    of: ['jenkins', 'jobs', 'folders'],
    what: 'reads the builds of no job that has the newest one still',
    asks: [...folders, running],
  },
  {
    of: ['jenkins', 'jobs', 'folders'],
    what: 'reads the builds of a job that was built again',
    change(find) {
      const { jobs } = find('/api/json').body as any;
      jobs[0].lastBuild.timestamp += 60_000;
    },
    asks: [...folders, running, 'GET /job/nightly/api/json'],
  },
  {
    of: ['jenkins', 'jobs', 'folders'],
    what: 'counts again when a build is no recent one any more',
    daysLater: 31,
    asks: [
      ...folders,
      running,
      'GET /job/nightly/api/json',
      'GET /job/shop/job/cart/job/main/api/json',
    ],
  },
  {
    of: ['jenkins', 'jobs', 'releases-and-inspections'],
    what: 'asks no build that it knows for what was found in the code',
    asks: inspected,
  },
  {
    of: ['jenkins', 'jobs', 'releases-and-inspections'],
    what: 'asks a build that ended since for what was found in the code',
    change(find) {
      const { jobs } = find('/api/json').body as any;
      const { builds } = find('/job/checkout/api/json').body as any;
      jobs[0].lastBuild.timestamp += 60_000;
      builds[0].timestamp += 60_000;
    },
    asks: [
      ...inspected,
      'GET /job/checkout/api/json',
      'GET /job/checkout/8/warnings-ng/api/json',
    ],
  },
  {
    of: ['teamcity', 'build-types', 'build-types'],
    what: 'reads the results of no build that it knows',
    asks: configurations,
  },
  {
    of: ['teamcity', 'build-types', 'build-types'],
    what: 'reads the results of a build that ended since',
    change(find) {
      const { buildType } = find(`${TEAMCITY}/buildTypes`).body as any;
      buildType[0].builds.build[1].finishDate = '20260302T111500+0300';
    },
    asks: [...configurations, `GET ${TEAMCITY}/builds/id:104`],
  },
  {
    of: ['jira', 'projects', 'two-pages'],
    what: 'asks a project without a newer issue for nothing else between full reads',
    onlyChanges: true,
    asks: [JIRA_PROJECTS, JIRA_PROJECTS],
  },
  {
    of: ['jira', 'projects', 'two-pages'],
    what: 'reads all of a project in which an issue changed',
    onlyChanges: true,
    change(find) {
      const [, project] = (find('/rest/api/3/project/search').body as any)
        .values;
      project.insight.lastIssueUpdateTime = '2026-03-02T11:00:00.000+0000';
    },
    asks: [
      JIRA_PROJECTS,
      JIRA_PROJECTS,
      ...Array(3).fill('POST /rest/api/3/search/approximate-count'),
      'GET /rest/api/3/project/CUS/role',
      'GET /rest/api/3/project/CUS/versions',
    ],
  },
  {
    of: ['grafana', 'dashboards', 'dashboards'],
    what: 'asks no dashboard for its last edit between full reads',
    onlyChanges: true,
    asks: [
      ...Array(5).fill('GET /api/folders'),
      ...['shop', 'secret', 'deeper'].map(
        uid => `GET /api/folders/${uid}/permissions`,
      ),
      'GET /api/search',
      // Those in no folder.
      ...['top', 'bad', 'own'].map(
        uid => `GET /api/dashboards/uid/${uid}/permissions`,
      ),
    ],
  },
];

it.each(table.map(again => [...again.of, again.what, again] as const))(
  '%s %s (%s) %s',
  async (id, resource, recorded, _, again) => {
    const { onlyChanges, daysLater = 0, change, asks } = again;
    const connector = connectors.find(known => known.id === id)!;
    const { recording } = readCases(join(__dirname, id, 'cases')).find(
      ({ name }) => name === recorded,
    )!;
    const { responses, jsonPrefix } = recording;
    const knex = await databases.init('SQLITE_3');
    const { clock, db, engine } = await openEngine(knex, connector, {
      config: {
        ...configOf(recording),
        fullEveryMinutes: onlyChanges ? 60 : 0.1,
      },
      now: new Date(recording.now),
    });
    const target = engine.targets.find(one => one.resource.name === resource)!;
    const tool = new FaultyTool(responses, dialectOf(id, jsonPrefix));
    const stored = () =>
      db('tools_facts').select('uid', 'fact_id').orderBy(['uid', 'fact_id']);
    try {
      await tool.during(() => engine.run(target));
      const before = await stored();
      expect(before).not.toEqual([]);
      change?.(path => responses.find(answer => answer.path === path)!);
      clock.skewMs = daysLater * 86_400_000;
      await tool.during(() => engine.run(target));
      expect(tool.requests.map(withoutQuery).sort()).toEqual(asks.sort());
      expect(await stored()).toEqual(before);
      expect(await db('tools_syncs').where({ resource }).first()).toMatchObject(
        { outcome: 'complete', error: null },
      );
    } finally {
      tool.close();
    }
  },
);

function withoutQuery(request: string): string {
  return request.split('?')[0];
}
