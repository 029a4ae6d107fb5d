import { startDemoTools } from './startDemoTools';
import { call } from './__testUtils__/call';

describe('startDemoTools', () => {
  it('names tool, port and remedy when a port is taken', async () => {
    const first = await startDemoTools({ ports: 0, tools: ['jira'] });
    const port = Number(new URL(first.urls.jira).port);
    await expect(
      startDemoTools({ ports: { jira: port }, tools: ['jira'] }),
    ).rejects.toThrow(
      new RegExp(`Port ${port}, which the demo jira needs, is taken: stop`),
    );
    await first.stop();
  });

  it('says what to install when git is missing', async () => {
    const { PATH } = process.env;
    jest.resetModules();
    process.env.PATH = '/nonexistent';
    try {
      const { startDemoTools: start } = require('./startDemoTools');
      await expect(start({ ports: 0 })).rejects.toThrow(
        /git was not found.*install git/,
      );
    } finally {
      process.env.PATH = PATH;
    }
  });

  it('dates everything relative to the given start', async () => {
    const now = new Date('2030-05-01T00:00:00Z');
    const demo = await startDemoTools({ ports: 0, now });
    const { json } = await call(
      demo,
      'gitlab',
      '/api/v4/projects?per_page=100',
    );
    const newest = json
      .map((project: { last_activity_at: string }) => project.last_activity_at)
      .sort()
      .at(-1);
    expect(Date.parse(newest)).toBeLessThanOrEqual(now.getTime());
    expect(Date.parse(newest)).toBeGreaterThan(now.getTime() - 86_400_000);
    await demo.stop();
  });

  it.each([
    ['jenkins', '/job/storefront/job/cart-api/', 'cart-api'],
    ['jenkins', '/job/storefront/job/checkout-api/job/main/107/', 'main'],
    ['gitlab', '/storefront/flash-sale', '限时抢购'],
    ['gitlab', '/storefront/cart-api/-/blob/main/README.md', 'cart-api'],
    ['jenkins', '/', '/job/platform/'],
    ['gitlab', '/', '/storefront/cart-api'],
    ['gitlab', '/groups/payments', '/payments/wallet-api'],
    ['grafana', '/', 'Checkout overview'],
    ['jira', '/', 'Delivery platform'],
    ['grafana', '/dashboards/f/payments/', 'Payments'],
    ['grafana', '/alerting/list', 'Alerting'],
    ['jira', '/browse/CHK', 'Checkout API'],
    ['jira', '/browse/CHK-1', 'CHK-1'],
    ['prometheus', '/alerts?search=x', 'Prometheus'],
  ] as const)('%s has a page at %s', async (tool, path, title) => {
    const demo = await startDemoTools({ ports: 0, tools: [tool] });
    const answer = await call(demo, tool, { path, as: null });
    await demo.stop();
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(title);
  });
});
