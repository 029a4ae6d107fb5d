import { DemoTools, startDemoTools } from './startDemoTools';
import { Answer, call } from './__testUtils__/call';
import type { Tool } from './tools';

let demo: DemoTools;
beforeAll(async () => {
  demo = await startDemoTools({ ports: 0 });
});
afterAll(() => demo.stop());

/** Follows pages until there is no next one; more than 200 would be a loop. */
async function collect(
  tool: Tool,
  first: string,
  next: (answer: Answer, index: number) => string | undefined,
  rows: (answer: Answer) => any[],
): Promise<any[]> {
  const all: any[] = [];
  let path: string | undefined = first;
  for (let index = 0; path && index < 200; index++) {
    const answer: Answer = await call(demo, tool, path);
    expect(answer.status).toBe(200);
    all.push(...rows(answer));
    path = next(answer, index);
  }
  return all;
}

function nextLink({ headers }: Answer): string | undefined {
  const url = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
  return url && new URL(url).pathname + new URL(url).search;
}

const json = ({ json: body }: Answer) => body;

describe('GitLab', () => {
  const base = '/api/v4/projects';

  it.each([
    ['keyset', `${base}?pagination=keyset&order_by=id&sort=asc&per_page=4`],
    [
      'keyset, newest first',
      `${base}?pagination=keyset&order_by=id&per_page=4`,
    ],
    ['offset', `${base}?per_page=4`],
  ])('lists every project once by %s', async (_name, first) => {
    const ids = (await collect('gitlab', first, nextLink, json)).map(p => p.id);
    const { headers } = await call(demo, 'gitlab', base);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(Number(headers.get('x-total')));
  });

  it('has totals by offset, none by keyset, and at most 100 rows', async () => {
    const offset = await call(demo, 'gitlab', `${base}?per_page=10&page=2`);
    expect(Object.fromEntries(offset.headers)).toMatchObject({
      'x-page': '2',
      'x-per-page': '10',
      'x-prev-page': '1',
      'x-next-page': '3',
    });
    const keyset = await call(
      demo,
      'gitlab',
      `${base}?pagination=keyset&order_by=id`,
    );
    expect(keyset.headers.get('x-total')).toBeNull();
    const large = await call(demo, 'gitlab', `${base}?per_page=1000`);
    expect(large.headers.get('x-per-page')).toBe('100');
  });

  it('sends the caller of an old path to the renamed project', async () => {
    const moved = await call(demo, 'gitlab', `${base}/storefront%2Fsearch`);
    expect(moved.status).toBe(301);
    const { pathname } = new URL(moved.headers.get('location')!);
    const found = await call(demo, 'gitlab', pathname);
    expect(found.json.path_with_namespace).toBe('storefront/search-api');
  });
});

describe('Jira', () => {
  it('lists every project once by startAt', async () => {
    const path = (startAt: number) =>
      `/rest/api/3/project/search?maxResults=5&startAt=${startAt}`;
    const keys = (
      await collect(
        'jira',
        path(0),
        ({ json: page }) =>
          page.isLast ? undefined : path(page.startAt + page.maxResults),
        ({ json: page }) => page.values,
      )
    ).map(project => project.key);
    const { json: whole } = await call(demo, 'jira', path(0));
    expect(new Set(keys).size).toBe(whole.total);
    expect(keys).toHaveLength(whole.total);
  });

  it('lists every issue once by token, as many as it counts', async () => {
    const jql = encodeURIComponent('project = CHK');
    const path = `/rest/api/3/search/jql?jql=${jql}&maxResults=3`;
    const issues = await collect(
      'jira',
      path,
      ({ json: page }) =>
        page.nextPageToken && `${path}&nextPageToken=${page.nextPageToken}`,
      ({ json: page }) => page.issues,
    );
    const count = await call(demo, 'jira', {
      method: 'POST',
      path: '/rest/api/3/search/approximate-count',
      body: { jql: 'project = CHK' },
    });
    expect(new Set(issues.map(({ id }) => id)).size).toBe(count.json.count);
    expect(count.json.count).toBeGreaterThan(9);
  });
});

describe('Grafana', () => {
  it('lists every dashboard once by page', async () => {
    const path = (page: number) =>
      `/api/search?type=dash-db&limit=7&page=${page}`;
    const hits = await collect(
      'grafana',
      path(1),
      ({ json: page }, index) =>
        page.length < 7 ? undefined : path(index + 2),
      json,
    );
    const whole = await call(demo, 'grafana', '/api/search?limit=5000');
    expect(new Set(hits.map(({ uid }) => uid)).size).toBe(whole.json.length);
  });
});

describe('Jenkins', () => {
  it('lists every job of a folder once by range', async () => {
    const path = (from: number) =>
      `/job/storefront/api/json?tree=jobs[name]{${from},${from + 2}}`;
    const jobs = await collect(
      'jenkins',
      path(0),
      ({ json: page }, index) =>
        page.jobs.length === 2 ? path((index + 1) * 2) : undefined,
      ({ json: page }) => page.jobs,
    );
    expect(jobs.map(({ name }) => name).sort()).toEqual(
      ['cart-api', 'checkout-api', 'product-catalog', '限时抢购'].sort(),
    );
  });

  it('says who it is, and encodes branches twice', async () => {
    const answer = await call(
      demo,
      'jenkins',
      '/job/storefront/job/checkout-api/job/feature%252Ffaster-start/api/json?tree=url,displayName',
    );
    expect(answer.headers.get('x-jenkins')).toMatch(/^2\./);
    expect(answer.json).toMatchObject({
      displayName: 'feature/faster-start',
      url: expect.stringMatching(/job\/feature%252Ffaster-start\/$/),
    });
  });
});

describe('Prometheus', () => {
  it('lists every rule group once by token', async () => {
    const path = '/api/v1/rules?type=alert&group_limit=4';
    const groups = await collect(
      'prometheus',
      path,
      ({ json: { data } }) =>
        data.groupNextToken &&
        `${path}&group_next_token=${data.groupNextToken}`,
      ({ json: { data } }) => data.groups,
    );
    const whole = await call(demo, 'prometheus', '/api/v1/rules?type=alert');
    expect(groups.map(({ name }) => name)).toEqual(
      whole.json.data.groups.map(({ name }: { name: string }) => name),
    );
  });
});
