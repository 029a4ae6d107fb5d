import { TestDatabases } from '@backstage/backend-test-utils';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import {
  directoryModule,
  type DirectoryState,
} from './__testUtils__/directoryConnector';
import { component, person, team } from './__testUtils__/harness';
import { startPortal, type Portal } from './__testUtils__/portal';
import { ToolServer } from './__testUtils__/toolServer';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const ACCOUNTS = '/syncs/testdir.main/accounts';

describe.each(databases.eachSupportedId())(
  'a resource that is switched off on %s',
  id => {
    let tool: ToolServer;
    let knex: Knex;
    let portal: Portal;
    let state: DirectoryState;

    const syncs = async (): Promise<SyncState[]> =>
      (await portal.get('/syncs').expect(200)).body.items;

    async function restart(resources?: Record<string, boolean>) {
      await portal?.stop();
      portal = await startPortal({
        ...{ knex, tool },
        entities: [component('checkout-api'), person('mia'), team('payments')],
        features: [directoryModule(state)],
        tools: {
          testdir: { main: { baseUrl: 'http://dir.test', resources } },
        },
      });
      for (const { instance, resource, outcome } of await syncs()) {
        if (outcome === 'off') continue;
        await portal.post(`/syncs/${instance}/${resource}/run`).expect(202);
      }
      await portal.settle();
      await portal.relink();
    }

    const sync = async (name: string) =>
      (await syncs()).find(({ resource }) => resource === name)!;
    const accounts = async () =>
      (await portal.get('/accounts?state=all').expect(200)).body;
    const check = async () =>
      (await portal.post('/instances/testdir.main/check').expect(200)).body;

    beforeEach(async () => {
      knex = await databases.init(id);
      tool = new ToolServer();
      await tool.start();
      state = {
        accounts: [
          { id: '1', username: 'mia' },
          { id: '2', username: 'jonas' },
        ],
        boxes: [{ id: 'checkout', service: 'checkout-api', access: {} }],
      };
    });
    afterEach(async () => {
      await portal.stop();
      await tool.stop();
    });

    it('is the second remedy where the credential may not read it', async () => {
      state.accountsRefused = true;
      await restart();
      const remedy = expect.stringMatching(
        /the read role\. Or do without: `tools\.testdir\.main\.resources\.accounts: false`\.$/,
      );
      const error = { kind: 'forbidden', remedy };
      expect(await sync('accounts')).toMatchObject({
        outcome: 'failed',
        error,
      });
      expect((await check()).resources).toMatchObject([
        { resource: 'boxes', readable: true },
        { resource: 'accounts', readable: false, error },
      ]);
      await restart({ accounts: false });
      const { body } = await portal.get('/instances').expect(200);
      expect(body.items).toContainEqual(
        expect.objectContaining({ instance: 'testdir.main', broken: false }),
      );
    });

    it('is shown as such, and not asked for', async () => {
      state.accountsRefused = true;
      await restart({ accounts: false });
      const off = await sync('accounts');
      expect(off).toMatchObject({
        instance: 'testdir.main',
        instanceTitle: 'Test directory main',
        resourceTitle: 'Accounts',
        outcome: 'off',
        items: 0,
      });
      expect(off).not.toHaveProperty('error');
      expect(off).not.toHaveProperty('startedAt');
      expect(await sync('boxes')).toMatchObject({ outcome: 'complete' });
      await portal.post(`${ACCOUNTS}/run`).expect(404);
      expect(await check()).toMatchObject({
        resources: [{ resource: 'boxes', readable: true }],
        switchedOff: [{ resource: 'accounts', resourceTitle: 'Accounts' }],
      });
    });

    it('keeps what was read before until a person removes it', async () => {
      await restart();
      expect(await sync('accounts')).toMatchObject({ items: 2 });
      expect((await accounts()).items).toHaveLength(2);
      await restart({ accounts: false });
      expect(await sync('accounts')).toMatchObject({
        outcome: 'off',
        items: 2,
        lastCompleteAt: expect.any(String),
      });
      expect((await accounts()).items).toEqual([]);
      await restart();
      expect((await accounts()).items).toHaveLength(2);
      await portal.remove(ACCOUNTS).expect(409);
      await restart({ accounts: false });
      await portal.remove(ACCOUNTS).expect(204);
      expect(await sync('accounts')).toMatchObject({
        outcome: 'off',
        items: 0,
      });
      await portal.remove(ACCOUNTS).expect(404);
    });
  },
);
