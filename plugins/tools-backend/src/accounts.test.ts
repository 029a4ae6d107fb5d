import {
  mockCredentials,
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  accessPeople,
  type ToolAccount,
} from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import {
  directoryModule,
  type DirectoryState,
} from './__testUtils__/directoryConnector';
import { component, person, team } from './__testUtils__/harness';
import {
  changingCatalog,
  compliance,
  insider,
  outsider,
  startPortal,
  type Portal,
} from './__testUtils__/portal';
import { ToolServer } from './__testUtils__/toolServer';
import { isContent, watchWrites } from './__testUtils__/writes';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const payments = 'group:default/payments';
const ref = (name: string) => `user:default/${name}`;
const mail = (name: string) => `${name}@larkfield.example`;
const grant = (account: string, level = 'developer') => ({ account, level });

/** Two services of payments, one of nobody else, and people of both teams. */
function company(): Entity[] {
  return [
    component('checkout-api'),
    component('cart-api', {}, 'storefront'),
    team('payments'),
    team('storefront'),
    ...['mia', 'jonas', 'leaver', 'sofia'].map(name =>
      person(name, { email: mail(name), memberOf: ['payments'] }),
    ),
  ];
}

function directory(): DirectoryState {
  return {
    accounts: [
      { id: '1', username: 'mia', email: mail('mia'), admin: true },
      {
        id: '2',
        username: 'leaver',
        email: mail('leaver'),
        lastSignIn: '2026-02-01T09:30:00Z',
      },
      {
        id: '3',
        username: 'stranger',
        name: 'Some Body',
        email: 'x@other.example',
      },
      { id: '4', username: 'sofia' },
      { id: '5', username: 'deploy', kind: 'bot' },
      {
        id: '6',
        username: 'old',
        state: 'blocked',
        email: 'old@other.example',
      },
    ],
    boxes: [
      {
        id: 'checkout',
        service: 'checkout-api',
        access: {
          grants: ['1', '2', '3', '4', '5', '6'].map(one => grant(one)),
        },
      },
      {
        id: 'cart',
        service: 'cart-api',
        access: { grants: [grant('3', 'owner')] },
      },
      { id: 'open', team: 'payments', access: { everyone: 'view' } },
      {
        id: 'secret',
        team: 'payments',
        restricted: true,
        access: { grants: [grant('3')] },
      },
    ],
  };
}

describe.each(databases.eachSupportedId())(
  'accounts on %s',
  (id: TestDatabaseId) => {
    let tool: ToolServer;
    let portal: Portal;
    let knex: Knex;
    let state: DirectoryState;
    let catalog: { entities: Entity[] | undefined };
    const denied = new Set<string>();

    beforeEach(async () => {
      denied.clear();
      tool = new ToolServer();
      await tool.start();
      state = directory();
      catalog = { entities: company() };
      knex = await databases.init(id);
      portal = await startPortal({
        ...{ knex, tool, denied },
        catalog: changingCatalog(catalog),
        features: [directoryModule(state)],
        tools: {
          testdir: {
            main: {
              title: 'Directory',
              baseUrl: 'https://dir.test',
              catalog: { accounts: 'all', boxes: 'all' },
              visibility: { groups: ['user:default/insider'] },
            },
          },
        },
        sections: { toolsAccounts: { leftAfterMinutes: 0 } },
      });
      await sync();
    });
    afterEach(async () => {
      await portal.stop();
      await tool.stop();
    });

    async function sync() {
      for (const resource of ['boxes', 'accounts']) {
        await portal
          .post(`/syncs/testdir.main/${resource}/run`, undefined, compliance)
          .expect(202);
      }
      await portal.settle();
      await portal.relink();
    }
    const read = async (path: string, auth = insider) =>
      (await portal.get(path, auth).expect(200)).body;
    const list = async (query = '', auth = insider): Promise<ToolAccount[]> =>
      (await read(`/accounts${query}`, auth)).items;
    const names = (accounts: ToolAccount[]) =>
      accounts.map(({ state: how, username }) => `${how} ${username}`);
    const find = async (username: string) =>
      (await list(`?state=all&q=${username}`))[0];
    const leave = async (...gone: string[]) => {
      catalog.entities = catalog.entities!.filter(
        ({ metadata }) => !gone.includes(metadata.name),
      );
      await portal.relink();
    };
    const facts = async () =>
      Object.fromEntries(
        (await read(`/facts?factId=${accessPeople.id}`, compliance)).items.map(
          (fact: any) => [fact.itemTitle, fact.value],
        ),
      );

    it('are listed with what waits for somebody first, and with all else where asked', async () => {
      await leave('leaver');
      expect(names(await list())).toEqual([
        'left leaver',
        'suggested sofia',
        'unmapped stranger',
      ]);
      expect(names(await list('?state=all'))).toEqual([
        'left leaver',
        'suggested sofia',
        'unmapped stranger',
        'mapped mia',
        'bot deploy',
      ]);
      const [first] = await list('?state=all&limit=1');
      const pages: string[] = [];
      let cursor = '';
      do {
        const page = await read(`/accounts?state=all&limit=2${cursor}`);
        pages.push(...names(page.items));
        expect(page.total).toBe(5);
        cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
      } while (cursor);
      expect(pages).toEqual(names(await list('?state=all')));
      expect(first).toMatchObject({
        instanceTitle: 'Directory',
        email: mail('leaver'),
        state: 'left',
        entityRef: ref('leaver'),
        reason: 'its e-mail address is the same',
        leftAt: expect.any(String),
        lastSignInAt: '2026-02-01T00:00:00.000Z',
        url: 'https://dir.test/u',
        items: 2,
        access: [
          { title: 'box checkout', level: 'developer' },
          { title: 'box open', level: 'view' },
        ],
      });
    });

    it('say why apart from any language, of what was matched before that too', async () => {
      const why = async () => {
        const all = await list('?state=all');
        return all.flatMap(({ because, candidates }) => [
          because,
          ...candidates.map(candidate => candidate.because),
        ]);
      };
      const expected = await why();
      expect(expected).toContainEqual({ rule: 'accountEmail', values: {} });
      expect(expected).toContainEqual({
        rule: 'accountUsername',
        values: { username: 'sofia' },
      });
      const candidates = JSON.stringify([
        {
          ...{ entityRef: ref('sofia'), source: 'username', confidence: 0.6 },
          reason: 'its user name sofia is the same',
        },
      ]);
      const { uid } = await find('sofia');
      await knex('tools_accounts').update({ because: null });
      await knex('tools_accounts').where({ uid }).update({ candidates });
      expect(await why()).not.toEqual(expected);
      await portal.relink();
      expect(await why()).toEqual(expected);
      const writes: string[] = [];
      knex.on('query', ({ sql }: { sql: string }) => {
        if (/^(insert|update|delete).*tools_accounts/is.test(sql)) {
          writes.push(sql);
        }
      });
      await portal.relink();
      expect(writes).toEqual([]);
    });

    it('are listed for a team with what they may do in its items', async () => {
      await leave('leaver');
      const mine = await list(`?team=${payments}`);
      expect(names(mine)).toEqual([
        'left leaver',
        'suggested sofia',
        'unmapped stranger',
      ]);
      expect(mine[2].access.map(one => one.title)).toEqual([
        'box checkout',
        'box secret',
      ]);
      const theirs = await list('?team=group:default/storefront');
      expect(names(theirs)).toEqual(['unmapped stranger']);
      expect(theirs[0].access).toMatchObject([
        { title: 'box cart', level: 'owner' },
      ]);
      const overview = await read('/accounts/overview');
      expect(overview).toMatchObject({
        teams: [
          { owner: payments, left: 1, unsettled: 2, settled: 2 },
          {
            owner: 'group:default/storefront',
            left: 0,
            unsettled: 1,
            settled: 0,
          },
        ],
        everywhere: { left: 1, unsettled: 2, settled: 2 },
        heldLeavers: 0,
        tools: [
          { instance: 'testdir.main', lastCompleteAt: expect.any(String) },
        ],
      });
    });

    it('do not tell of items that the reader may not see', async () => {
      const stranger = (await list('', outsider)).find(
        one => one.username === 'stranger',
      )!;
      expect(stranger.access.map(one => one.title)).toEqual([
        'box cart',
        'box checkout',
      ]);
      expect(stranger.items).toBe(2);
    });

    it('are shown of the own teams only, without the permission for all', async () => {
      denied.add('tools.account.read');
      const mia = mockCredentials.user.header('user:default/mia');
      expect(await list('', mia)).toEqual([]);
      await portal.get(`/accounts?team=${payments}`, mia).expect(403);
      expect(await read('/accounts/overview', mia)).toMatchObject({
        teams: [],
      });
      expect(await read('/accounts/overview', mia)).not.toHaveProperty(
        'everywhere',
      );
      denied.add('tools.account.read-own');
      for (const path of ['/accounts', '/accounts.csv', '/accounts/overview']) {
        await portal.get(path, mia).expect(403);
      }
    });

    it('are shown to people, never to a service', async () => {
      for (const path of ['/accounts', '/accounts.csv', '/accounts/overview']) {
        await portal.get(path, compliance).expect(403);
      }
    });

    it('show nowhere else', async () => {
      const elsewhere = [
        ...[
          '/items?limit=500',
          '/items?type=account',
          '/items?q=mia',
          '/syncs',
        ],
        '/syncs/testdir.main/accounts/runs',
        ...['/links/suggestions', '/facts?limit=500', '/fact-sources'],
        '/services/tools?entityRef=component:default/checkout-api',
      ];
      for (const path of elsewhere) {
        for (const auth of [insider, compliance]) {
          const text = JSON.stringify(await read(path, auth));
          expect([path, text]).toEqual([
            path,
            expect.not.stringMatching(/mia|stranger|larkfield|Account \d/),
          ]);
        }
      }
      expect(await knex('tools_feed')).toHaveLength(4);
      const { uid } = await find('mia');
      const link = {
        itemUid: uid,
        entityRef: 'component:default/checkout-api',
      };
      await portal.post('/links', link).expect(404);
    });

    it('keep what a person said, over syncs and changes', async () => {
      const sofia = await find('sofia');
      expect(sofia.candidates).toMatchObject([
        { entityRef: ref('sofia'), confidence: 0.6 },
      ]);
      const decide = (uid: string, body: object, auth = insider) =>
        portal.post(`/accounts/${uid}/decision`, body, auth);
      const { body } = await decide(sofia.uid, {
        ...{ decision: 'accept', entityRef: ref('sofia') },
      }).expect(200);
      expect(body).toMatchObject({
        ...{ state: 'mapped', entityRef: ref('sofia') },
        ...{ source: 'manual', decidedBy: 'user:default/insider' },
      });
      const stranger = await find('stranger');
      await decide(stranger.uid, {
        decision: 'service',
        entityRef: payments,
      }).expect(200);
      state.accounts.find(one => one.id === '3')!.email = mail('jonas');
      await sync();
      expect(await list()).toEqual([]);
      expect(await find('stranger')).toMatchObject({
        state: 'service',
        entityRef: payments,
      });
      await leave('sofia');
      expect(await find('sofia')).toMatchObject({ state: 'left' });
      await decide(stranger.uid, { decision: 'forget' }).expect(200);
      expect(await find('stranger')).toMatchObject({
        state: 'mapped',
        entityRef: ref('jonas'),
      });
      await decide(stranger.uid, {
        decision: 'reject',
        entityRef: ref('jonas'),
      }).expect(200);
      await sync();
      expect(await find('stranger')).toMatchObject({
        state: 'unmapped',
        candidates: [],
      });
    });

    it('are decided by whoever may, about what is there', async () => {
      const { uid } = await find('stranger');
      const path = `/accounts/${uid}/decision`;
      for (const [body, status] of [
        [{ decision: 'accept', entityRef: ref('nobody') }, 400],
        [{ decision: 'accept', entityRef: payments }, 400],
        [{ decision: 'service', entityRef: ref('mia') }, 400],
        [{ decision: 'accept' }, 400],
        [{ decision: 'adopt', entityRef: ref('mia') }, 400],
      ] as const) {
        await portal.post(path, body).expect(status);
      }
      const yes = { decision: 'accept', entityRef: ref('mia') };
      await portal.post('/accounts/none/decision', yes).expect(404);
      denied.add('tools.account.read');
      await portal.post(path, yes, outsider).expect(404);
      denied.clear();
      denied.add('tools.account.decide');
      await portal.post(path, yes).expect(403);
      expect(await find('stranger')).toMatchObject({ state: 'unmapped' });
      denied.clear();
      await portal.post(path, yes).expect(200);
      expect(portal.auditor.createEvent).toHaveBeenLastCalledWith(
        expect.objectContaining({
          eventId: 'account-decide',
          meta: { uid, ...yes },
        }),
      );
    });

    it('with two people are a conflict until somebody says whose they are', async () => {
      catalog.entities!.push(person('twin', { email: mail('mia') }));
      await portal.relink();
      const mia = await find('mia');
      expect(mia).toMatchObject({
        state: 'conflict',
        candidates: [{ entityRef: ref('mia') }, { entityRef: ref('twin') }],
      });
      expect(mia).not.toHaveProperty('entityRef');
      await portal
        .post(`/accounts/${mia.uid}/decision`, {
          decision: 'reject',
          entityRef: ref('twin'),
        })
        .expect(200);
      expect(await find('mia')).toMatchObject({
        state: 'mapped',
        entityRef: ref('mia'),
      });
    });

    it('make nobody a leaver while the catalog is down, empty or short', async () => {
      const crowd = Array.from({ length: 30 }, (_, at) =>
        person(`crowd-${at}`),
      );
      catalog.entities!.push(...crowd);
      await portal.relink();
      for (const broken of [
        undefined,
        [],
        company().filter(({ kind }) => kind !== 'User'),
        company(),
      ]) {
        catalog.entities = broken;
        await portal.relink();
        expect(names(await list('?state=left'))).toEqual([]);
      }
      catalog.entities = company().filter(
        ({ metadata }) => metadata.name !== 'leaver',
      );
      await portal.relink();
      expect(await read('/accounts/overview')).toMatchObject({
        heldLeavers: 31,
      });
      expect(names(await list('?state=left'))).toEqual([]);
      denied.add('tools.removal.decide');
      await portal.post('/accounts/held-leavers/accept').expect(403);
      denied.clear();
      await portal.post('/accounts/held-leavers/accept').expect(204);
      expect(names(await list('?state=left'))).toEqual(['left leaver']);
      expect(await read('/accounts/overview')).toMatchObject({
        heldLeavers: 0,
      });
    });

    it('of somebody whose last day has passed are those of a leaver', async () => {
      const mia = catalog.entities!.find(
        ({ metadata }) => metadata.name === 'mia',
      )!;
      mia.metadata.annotations = { 'strata.dev/left-on': '2020-01-31' };
      await portal.relink();
      expect(await find('mia')).toMatchObject({
        state: 'left',
        leftAt: '2020-01-31',
        admin: true,
      });
    });

    it('give numbers to checks, never a name', async () => {
      const all = { accounts: 5, leavers: 0, unsettled: 2, complete: true };
      expect(await facts()).toMatchObject({ 'box checkout': all });
      const { body } = await portal.get('/fact-sources', compliance);
      expect(body.items).toContainEqual(
        expect.objectContaining({ factId: accessPeople.id, resource: 'boxes' }),
      );
      await leave('leaver');
      expect(await facts()).toEqual({
        'box checkout': { ...all, leavers: 1 },
        'box cart': { accounts: 1, leavers: 0, unsettled: 1, complete: true },
        'box open': { accounts: 1, leavers: 1, unsettled: 0, complete: true },
        'box secret': { accounts: 1, leavers: 0, unsettled: 1, complete: true },
      });
      state.accounts.find(one => one.id === '2')!.state = 'blocked';
      state.boxes[0].access = {
        grants: [{ ...grant('3'), until: '2020-01-01T00:00:00.000Z' }],
        complete: false,
      };
      state.boxes.splice(1, 1);
      await sync();
      await sync();
      expect(await facts()).toEqual({
        'box checkout': {
          accounts: 0,
          leavers: 0,
          unsettled: 0,
          complete: false,
        },
        'box open': { accounts: 0, leavers: 0, unsettled: 0, complete: true },
        'box secret': { accounts: 1, leavers: 0, unsettled: 1, complete: true },
      });
    });

    it('are written only where something changed', async () => {
      await leave('leaver');
      const writes = watchWrites(knex);
      await sync();
      expect(writes.filter(isContent)).toEqual([]);
    });

    it('stay as they are while the tool is down', async () => {
      const before = names(await list('?state=all'));
      state.down = true;
      await sync();
      expect(names(await list('?state=all'))).toEqual(before);
    });

    it('are exported with nothing that a spreadsheet would run', async () => {
      state.accounts[2].name = '=cmd';
      await sync();
      const { text, headers } = await portal
        .get(`/accounts.csv?team=${payments}`)
        .expect(200);
      expect(headers['content-type']).toContain('text/csv');
      const [header, ...records] = text.trim().split('\r\n');
      expect(header).toMatch(/^tool,account,name,e-mail,state,/);
      expect(records.map(one => one.split(',')[1])).toEqual([
        'sofia',
        'stranger',
      ]);
      expect(text).toContain(`"'=cmd"`);
      expect(portal.auditor.createEvent).toHaveBeenLastCalledWith(
        expect.objectContaining({ eventId: 'accounts-export' }),
      );
    });

    it('are told to agents with the rights of the person behind them, without addresses', async () => {
      const invoke = (auth: string) =>
        portal.post(
          '/.backstage/actions/v1/actions/tools:list-accounts-to-settle/invoke',
          { team: payments },
          auth,
        );
      const { body } = await invoke(insider).expect(200);
      expect(body.output).toMatchObject({ total: 2 });
      expect(JSON.stringify(body.output)).not.toContain('@');
      denied.add('tools.account.read');
      await invoke(outsider).expect(403);
    });
  },
);
