import { TestDatabases } from '@backstage/backend-test-utils';
import { startPortal, type Portal } from './__testUtils__/portal';
import { ToolServer } from './__testUtils__/toolServer';

jest.setTimeout(30_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())(
  'what another plugin has configured, on %s',
  id => {
    let tool: ToolServer;
    let portal: Portal;

    beforeEach(async () => {
      tool = new ToolServer();
      await tool.start();
      tool.jobs = [{ id: 'a', name: 'Alpha', service: 'checkout-api' }];
    });
    afterEach(async () => {
      await portal?.stop();
      await tool.stop();
    });

    const items = async () => (await portal.get('/items')).body.items;
    const syncs = async () => (await portal.get('/syncs')).body.items;

    it('is read, shown, checked, and kept when tools names it', async () => {
      const knex = await databases.init(id);
      const otherPlugin = [
        { name: 'North', url: tool.baseUrl, secret: tool.token },
      ];
      const from = 'otherPlugin[0]';
      portal = await startPortal({
        ...{ knex, tool, instance: 'north' },
        root: { otherPlugin },
      });
      const [item, ...more] = await items();
      expect(more).toEqual([]);
      expect(item).toMatchObject({
        title: 'Alpha',
        instance: 'testci.north',
        instanceTitle: 'Test CI North',
      });
      expect(await syncs()).toMatchObject([
        { takenOver: { from, part: 'instance' } },
      ]);
      const { body: check } = await portal.post(
        '/instances/testci.north/check',
      );
      expect(check).toMatchObject({
        reachable: true,
        takenOver: { from, part: 'instance' },
      });

      await portal.stop();
      const main = { baseUrl: tool.baseUrl };
      portal = await startPortal({
        ...{ knex, tool },
        root: { otherPlugin, tools: { testci: { main } } },
      });
      const states = await syncs();
      expect(states).toMatchObject([
        {
          instance: 'testci.main',
          takenOver: { from, part: 'credential' },
        },
      ]);
      expect(await items()).toMatchObject([
        { uid: item.uid, instance: 'testci.main' },
      ]);
      expect(JSON.stringify(states)).not.toContain('canary');
    });
  },
);
