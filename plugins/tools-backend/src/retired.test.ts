import { TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type {
  SyncState,
  ToolItem,
} from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import { component } from './__testUtils__/harness';
import {
  catalog,
  compliance,
  insider,
  startPortal,
  type Portal,
} from './__testUtils__/portal';
import { ToolServer } from './__testUtils__/toolServer';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

/** `testci.main` was read, then the configuration names `testci.other` in its place. */
describe.each(databases.eachSupportedId())(
  'an instance that is not configured any more on %s',
  id => {
    let tool: ToolServer;
    let knex: Knex;
    let portal: Portal;
    const denied = new Set<string>();
    let entities: Entity[] | undefined;

    async function restart(instance: string, config = {}) {
      await portal?.stop();
      const options = { knex, tool, instance, config, denied, entities };
      portal = await startPortal(options);
    }

    beforeEach(async () => {
      denied.clear();
      entities = undefined;
      knex = await databases.init(id);
      tool = new ToolServer();
      await tool.start();
      tool.jobs = [
        { id: 'a', name: 'Alpha', service: 'checkout-api', result: 'SUCCESS' },
        { id: 'b', name: 'Checkout API build', result: 'FAILURE' },
        { id: 'c', name: 'Secret', private: true, service: 'checkout-api' },
      ];
      await restart('main');
      tool.jobs = [{ id: 'n', name: 'New', service: 'cart-api' }];
    });
    afterEach(async () => {
      await portal.stop();
      await tool.stop();
    });

    const syncs = async (): Promise<SyncState[]> =>
      (await portal.get('/syncs').expect(200)).body.items;
    const items = async (query = '', auth?: string): Promise<ToolItem[]> =>
      (await portal.get(`/items${query}`, auth).expect(200)).body.items;

    it('is listed as such, with what it has as of when', async () => {
      const [{ lastCompleteAt }] = await syncs();
      await restart('other');
      const [other, main] = await syncs();
      expect(other).toMatchObject({
        instance: 'testci.other',
        outcome: 'complete',
        items: 1,
      });
      expect(main).toMatchObject({
        connectorTitle: 'Test CI',
        instance: 'testci.main',
        instanceTitle: 'testci.main',
        resource: 'jobs',
        resourceTitle: 'Jobs',
        outcome: 'retired',
        lastCompleteAt,
        items: 2,
      });
      expect(main).not.toHaveProperty('nextRunAt');
    });

    it('is read by nobody, and shows nothing as live', async () => {
      await restart('other');
      await portal.post('/syncs/testci.main/jobs/run').expect(404);
      const [alpha] = await items('?q=alpha');
      expect(alpha).toMatchObject({ title: 'Alpha', retired: true });
      expect(alpha.status).toEqual({ health: 'unknown' });
      expect((await items('?q=new'))[0]).not.toHaveProperty('retired');
      const { body } = await portal.get(
        '/services/tools?entityRef=component:default/checkout-api',
      );
      expect(body.asOf).toBeUndefined();
      expect(body.groups).toMatchObject([{ items: [{ retired: true }] }]);
      expect(body.suggestions).toEqual([]);
      const facts = (await portal.get('/facts', compliance)).body.items;
      expect(facts).toMatchObject([{ instance: 'testci.other' }]);
    });

    it('loses nothing by itself, and is live again once it is configured again', async () => {
      const before = await items('', compliance);
      await restart('other');
      await portal.sync();
      tool.jobs = [{ id: 'a', name: 'Alpha', result: 'SUCCESS' }];
      await restart('main');
      const uids = (await items('?instance=testci.main', compliance)).map(
        ({ uid }) => uid,
      );
      expect(before.map(({ uid }) => uid)).toEqual(
        expect.arrayContaining(uids),
      );
      expect((await items('?q=alpha'))[0]).toMatchObject({
        uid: before[0].uid,
        status: { health: 'ok', word: 'SUCCESS' },
      });
    });

    it.each([
      ['all', 4],
      ['none', 0],
    ])('keeps in the catalog what it had there: %s', async (jobs, count) => {
      const ofMain = async (): Promise<string[]> => {
        const { body } = await portal.get('/feed?after=0', catalog);
        return body.items
          .flatMap(({ item }: { item?: ToolItem }) =>
            item?.instance === 'testci.main' ? [item.title] : [],
          )
          .sort();
      };
      await restart('main', { catalog: { jobs } });
      const before = await ofMain();
      expect(before).toHaveLength(count);
      // Another service: all items are matched again.
      entities = [component('checkout-api'), component('new-api')];
      await restart('other');
      await portal.relink();
      expect(await ofMain()).toEqual(before);
    });

    it('is removed with everything it has when a person says so', async () => {
      await restart('other');
      const path = '/syncs/testci.main/jobs';
      const { latest } = (await portal.get('/feed?after=0', catalog)).body;
      await portal.remove(path, compliance).expect(403);
      await portal.remove(path).expect(204);
      expect(portal.auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'retired-remove',
          meta: { instance: 'testci.main', resource: 'jobs' },
        }),
      );
      expect((await syncs()).map(sync => sync.instance)).toEqual([
        'testci.other',
      ]);
      expect((await items('', compliance)).map(item => item.title)).toEqual([
        'New',
      ]);
      const feed = (await portal.get(`/feed?after=${latest}`, catalog)).body;
      expect(feed.items).toHaveLength(2);
      for (const line of feed.items) expect(line).not.toHaveProperty('item');
      await portal.remove(path).expect(404);
    });

    it('cannot be removed without the permission, nor while it is configured', async () => {
      await restart('other');
      await portal.remove('/syncs/testci.other/jobs').expect(409);
      denied.add('tools.removal.decide');
      await portal.remove('/syncs/testci.main/jobs', insider).expect(403);
      expect(await syncs()).toHaveLength(2);
    });

    it('may leave its id to another tool, whose items have uids of their own', async () => {
      const alphas = async () =>
        (await items('?q=alpha')).map(({ instance, title, uid }) => ({
          ...{ instance, title, uid },
        }));
      const [alpha] = await alphas();
      await restart('other', { previousIds: ['main'] });
      tool.jobs = [{ id: 'a', name: 'Another Alpha' }];
      await restart('main');
      await portal.sync();
      const taken = { ...alpha, instance: 'testci.other' };
      expect(await alphas()).toEqual([
        taken,
        { ...alpha, title: 'Another Alpha', uid: expect.any(String) },
      ]);
      expect((await alphas())[1].uid).not.toBe(alpha.uid);
    });

    it('leaves nothing behind when another takes its items over', async () => {
      await restart('other', { previousIds: ['main'] });
      expect((await syncs()).map(sync => sync.instance)).toEqual([
        'testci.other',
      ]);
    });
  },
);
