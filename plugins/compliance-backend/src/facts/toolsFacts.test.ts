import { mockServices } from '@backstage/backend-test-utils';
import { runCheck, FactBook } from '@strata/backstage-plugin-compliance-node';
import {
  alertRoute,
  alertRule,
  branchProtection,
  ToolsClient,
} from '@strata/backstage-plugin-tools-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { registerMswTestHooks } from '@backstage/backend-test-utils';
import { check } from '../checks/branch-policy/default-branch-is-protected';
import { createToolsFacts } from './toolsFacts';

const worker = setupServer();
registerMswTestHooks(worker);

const base = 'http://tools.test/api/tools';
const now = new Date('2026-11-23T10:00:00.000Z');
const subject = {
  kind: 'service' as const,
  ref: 'component:default/checkout',
  title: 'Checkout',
};

const row = {
  factId: branchProtection.id,
  value: {
    branch: 'main',
    protected: true,
    directPush: false,
    forcePush: false,
  },
  itemUid: '0123456789abcdef',
  itemTitle: 'shop/checkout',
  itemType: 'repository',
  connector: 'gitlab',
  instance: 'gitlab.main',
  restricted: false,
  entityRefs: [subject.ref],
  observedAt: '2026-11-23T09:00:00.000Z',
};
const source = {
  factId: branchProtection.id,
  connector: 'gitlab',
  instance: 'gitlab.main',
  resource: 'projects',
  lastCompleteAt: '2026-11-23T09:00:00.000Z',
};

function serve(answers: {
  sources?: object[];
  rows?: object[];
  starting?: number;
}) {
  let starting = answers.starting ?? 0;
  const listed = (items: object[]) => () =>
    starting-- > 0
      ? HttpResponse.json({}, { status: 503 })
      : HttpResponse.json({ items });
  worker.use(
    http.get(`${base}/fact-sources`, listed(answers.sources ?? [source])),
    http.get(`${base}/instances`, () => HttpResponse.json({ items: [] })),
    http.get(`${base}/facts`, () =>
      HttpResponse.json({ items: answers.rows ?? [row] }),
    ),
  );
}

const facts = createToolsFacts({
  client: new ToolsClient({ discoveryApi: { getBaseUrl: async () => base } }),
  auth: mockServices.auth(),
  delaysMs: [1, 1],
});
const read = () => facts.read([branchProtection], { subjects: [], now });

describe('createToolsFacts', () => {
  it('names an instance by its id where it has no title', async () => {
    serve({});
    const [reading] = await read();
    expect(reading).toMatchObject({ complete: true });
    expect(reading.rows[0].source).toBe('gitlab.main');
  });

  it('waits for a tools plugin that is starting', async () => {
    serve({ starting: 2 });
    const [reading] = await read();
    expect(reading.rows).toHaveLength(1);
  });

  it('gives up when it does not start', async () => {
    serve({ starting: 3 });
    await expect(read()).rejects.toMatchObject({ statusCode: 503 });
  });

  it('says when no configured tool shows a fact, without asking for it', async () => {
    serve({ sources: [], rows: [{ ...row, value: 'not reached' }] });
    const [reading] = await read();
    expect(reading).toMatchObject({
      complete: false,
      rows: [],
      notSetUp: true,
      unavailable: expect.stringContaining('No tool that shows'),
    });
  });

  it('is not complete when the last complete read is long ago', async () => {
    serve({
      sources: [{ ...source, lastCompleteAt: '2026-11-01T00:00:00.000Z' }],
    });
    expect((await read())[0].complete).toBe(false);
  });

  it('says nothing about an item that not everybody may see', async () => {
    serve({
      rows: [
        {
          ...row,
          value: { ...row.value, protected: false, branch: 'secret-branch' },
          itemTitle: 'secret/plans',
          itemUrl: 'https://gitlab.test/secret/plans',
          restricted: true,
        },
      ],
    });
    const book = new FactBook();
    for (const reading of await read()) book.add(reading, facts.maxAgeDays);
    const finding = runCheck(check, subject, book, { now });
    expect(finding).toMatchObject({
      outcome: 'fail',
      evidence: [{ text: 'An item that not everybody may see' }],
    });
    expect(JSON.stringify(finding)).not.toContain('secret');
  });

  it('is about the linked services and the team that answers for the item', async () => {
    const owner = 'group:default/shop';
    serve({ rows: [{ ...row, owner }] });
    const [reading] = await read();
    expect(reading.rows[0].entityRefs).toEqual([subject.ref, owner]);
  });

  it.each([
    ['whole', '2026-11-23T09:00:00.000Z', true],
    ['not read for long', '2026-11-01T00:00:00.000Z', undefined],
  ])(
    'joins alert rules with a tree of routes that is %s',
    async (_, lastCompleteAt, routed) => {
      const router = 'https://alerts.test';
      const rule = { name: 'Down', state: 'inactive', routers: [router] };
      const route = {
        conditions: [],
        receivers: ['mail'],
        reachesSomebody: true,
        enabled: true,
        router,
        place: [],
      };
      const values: Record<string, object> = {
        [alertRule.id]: rule,
        [alertRoute.id]: route,
      };
      serve({
        sources: [
          { ...source, factId: alertRule.id },
          { ...source, factId: alertRoute.id, lastCompleteAt },
        ],
      });
      worker.use(
        http.get(`${base}/facts`, ({ request }) => {
          const factId = new URL(request.url).searchParams.get('factId')!;
          const value = values[factId];
          return HttpResponse.json({ items: [{ ...row, factId, value }] });
        }),
      );
      const [reading] = await facts.read([alertRule], { subjects: [], now });
      expect(reading.rows.map(({ value }) => value)).toEqual([
        { ...rule, ...(routed && { routed }) },
      ]);
    },
  );

  it('feeds the checks, and its values grow stale', async () => {
    serve({});
    const book = new FactBook();
    for (const reading of await read()) book.add(reading, facts.maxAgeDays);
    const outcomeAt = (time: string) =>
      runCheck(check, subject, book, { now: new Date(time) }).outcome;
    expect(outcomeAt('2026-11-30T08:00:00.000Z')).toBe('pass');
    expect(outcomeAt('2026-11-30T10:00:00.000Z')).toBe('unknown');
  });
});
