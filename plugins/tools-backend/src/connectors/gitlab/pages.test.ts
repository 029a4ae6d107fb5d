import { readConnector } from '@strata/backstage-plugin-tools-node';
import { configOf } from '../__testUtils__/cases';
import { Wire, type RecordedResponse } from '../__testUtils__/wire';
import { connector } from './connector';

const NOW = new Date('2026-03-02T12:00:00.000Z');
const DAY_MS = 24 * 60 * 60 * 1000;

const api = (path: string, body: unknown, query?: Record<string, string>) =>
  ({
    path: `/api/v4/projects${path}`,
    body,
    ...(query && { query }),
  } as RecordedResponse);

const whole = { per_page: '100', page: '1' };

const project = {
  ...{ id: 1, path_with_namespace: 'shop/cart', visibility: 'internal' },
  ...{ default_branch: 'main', archived: false },
  namespace: { full_path: 'shop', kind: 'group' },
};

/** Rows with the ids from `newest` down, that began so many days ago. */
const rowsFrom = (newest: number, count: number, daysAgo: number) =>
  Array.from({ length: count }, (_, at) => {
    const time = new Date(NOW.getTime() - daysAgo * DAY_MS).toISOString();
    const times = { created_at: time, updated_at: time };
    return { id: newest - at, status: 'success', ...times };
  });

const deploymentsFrom = (newest: number, count: number, name: string) =>
  rowsFrom(newest, count, 1).map(row => ({ ...row, environment: { name } }));

/** Facts of the one project, by pages of what it has. */
async function factsOf(pages: {
  pipelines: unknown[][];
  deployments?: unknown[][];
}) {
  const { pipelines, deployments = [[]] } = pages;
  const wire = new Wire(
    [
      api('', [project], {
        ...{ pagination: 'keyset', order_by: 'id', sort: 'asc' },
        per_page: '100',
      }),
      ...pipelines.map((rows, at) =>
        api('/1/pipelines', rows, {
          ...{ ref: 'main', order_by: 'id', sort: 'desc', per_page: '100' },
          ...(at && { page: String(at + 1) }),
        }),
      ),
      ...deployments.map((rows, at) =>
        api('/1/deployments', rows, {
          ...{ order_by: 'updated_at', sort: 'desc', per_page: '100' },
          updated_after: new Date(NOW.getTime() - 30 * DAY_MS).toISOString(),
          page: String(at + 1),
        }),
      ),
      api('/1/pipelines/1000/jobs', [], whole),
      { ...api('/1/pipelines/1000/test_report_summary', {}), status: 404 },
      api('/1/pipeline_schedules', [], whole),
    ],
    'read-secret',
  );
  wire.listen();
  try {
    const config = configOf({ now: '', responses: [] });
    const resources = ['pipelines'];
    const read = await readConnector(connector, config, {
      now: NOW,
      resources,
    });
    expect(wire.unexpected).toEqual([]);
    expect(wire.unused).toEqual([]);
    return read.pipelines.items[0].facts;
  } finally {
    wire.close();
  }
}

describe('pages of GitLab', () => {
  it('are read of pipelines while they hold some of the window', async () => {
    const facts = await factsOf({
      pipelines: [
        rowsFrom(1000, 100, 1),
        // One that started meanwhile has moved the last of the first page here.
        [...rowsFrom(901, 60, 2), ...rowsFrom(841, 40, 40)],
      ],
    });
    expect(facts['ci.runs']).toMatchObject({ runs: 159, succeeded: 159 });
  });

  it('are read of pipelines three at most', async () => {
    const facts = await factsOf({
      pipelines: [1000, 900, 800].map(id => rowsFrom(id, 100, 1)),
    });
    expect(facts['ci.runs']).toMatchObject({ runs: 300 });
  });

  it('behind the first are not asked for where that one ends before the window', async () => {
    const facts = await factsOf({ pipelines: [rowsFrom(1000, 100, 40)] });
    expect(facts['ci.runs']).toMatchObject({ runs: 0 });
  });

  it('are read of deployments until one to production is on them', async () => {
    const facts = await factsOf({
      pipelines: [rowsFrom(1000, 1, 1)],
      deployments: [
        deploymentsFrom(500, 100, 'review/a'),
        [
          ...deploymentsFrom(401, 1, 'review/a'),
          ...deploymentsFrom(400, 2, 'production'),
        ],
      ],
    });
    expect(facts['release.runs']).toMatchObject({ runs: 2, succeeded: 2 });
  });

  it('hold deployments that have not begun, which are no releases', async () => {
    const [done, ...waiting] = deploymentsFrom(500, 4, 'production');
    const statuses = ['created', 'blocked', 'skipped'];
    const facts = await factsOf({
      pipelines: [rowsFrom(1000, 1, 1)],
      deployments: [
        [...waiting.map((row, at) => ({ ...row, status: statuses[at] })), done],
      ],
    });
    expect(facts['release.runs']).toMatchObject({
      ...{ runs: 1, succeeded: 1, lastResult: 'success' },
    });
  });

  it('are read of deployments ten at most', async () => {
    const facts = await factsOf({
      pipelines: [rowsFrom(1000, 1, 1)],
      deployments: Array.from({ length: 10 }, (_, page) =>
        deploymentsFrom(5000 - page * 100, 100, 'production'),
      ),
    });
    expect(facts['release.runs']).toMatchObject({ runs: 1000 });
  });
});
