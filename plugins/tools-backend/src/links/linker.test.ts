import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { LinkHints, OwnerHint } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { component, createHarness, team } from '../__testUtils__/harness';
import { ToolServer } from '../__testUtils__/toolServer';
import { watchWrites } from '../__testUtils__/writes';
import type { Linker } from './linker';
import { linkByHand } from '../store/decisions';
import type { DanglingRow, ItemRow } from '../store/rows';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const host = 'https://git.example.com';
const source = 'backstage.io/source-location';
const jobName = 'jenkins.io/job-full-name';

const uid = (number: number) => number.toString(16).padStart(16, '0');

interface Stored {
  title?: string;
  type?: string;
  resource?: string;
  hints?: LinkHints;
  owner?: OwnerHint;
  restricted?: boolean;
}

/** Stores an item as a page of a run does. */
async function put(
  { db, linker }: { db: Knex; linker: Linker },
  number: number,
  item: Stored,
) {
  const { title = `item ${number}`, type = 'ci-job', resource = 'jobs' } = item;
  const row: ItemRow = {
    uid: uid(number),
    connector: 'testci',
    instance: 'testci.main',
    resource,
    external_id: String(number),
    type,
    process: 'ci',
    title,
    description: null,
    url: null,
    environment: null,
    restricted: item.restricted ?? false,
    owner: null,
    owner_hint: JSON.stringify(item.owner ?? {}),
    hints: JSON.stringify(item.hints ?? {}),
    attributes: '{}',
    hash: 'x',
    seen_at: '2026-11-01T00:00:00.000Z',
    missing_since: null,
    removal_refused: false,
  };
  const known = await linker.learn();
  await db.transaction(async trx => {
    await trx('tools_items').insert(row).onConflict('uid').merge();
    const items = await trx<ItemRow>('tools_items').where({ uid: row.uid });
    await linker.link(trx, items, known);
  });
}

describe.each(databases.eachSupportedId())('linker on %s', id => {
  const server = new ToolServer();
  beforeAll(() => server.start());
  afterAll(() => server.stop());

  async function setUp(entities: Entity[]) {
    const harness = await createHarness(await databases.init(id), server);
    harness.state.entities = entities;
    const { db, links } = harness;
    await db('tools_syncs').where(harness.key).update({
      outcome: 'complete',
      last_complete_at: '2026-11-01T00:00:00.000Z',
    });
    return {
      ...harness,
      store: (number: number, item: Stored) => put(harness, number, item),
      relink: () => harness.linker.relink(undefined),
      found: async () =>
        (await links()).map(
          link =>
            `${Number.parseInt(link.item_uid, 16)} ${link.state} ${
              link.entity_ref.split('/')[1]
            }`,
        ),
      dangling: async (): Promise<DanglingRow[]> =>
        db('tools_dangling').orderBy(['entity_ref', 'annotation']),
    };
  }

  const repository = (path: string): Stored => ({
    type: 'repository',
    resource: 'projects',
    hints: {
      repositories: [`${host}/${path}.git`, `git@git.example.com:${path}`],
    },
  });
  const named = (path: string): Stored => ({
    hints: { repositories: [`${host}/${path}`] },
  });

  describe('a repository that moved', () => {
    const entities = [
      component('by-old-name', { [source]: `url:${host}/shop/old/` }),
      component('by-new-name', { [source]: `url:${host}/shop/other` }),
    ];

    it('takes services and owners from the files of a repository', async () => {
      const { db, store, relink, found } = await setUp([
        component('mailer', {}, 'storefront'),
        team('payments'),
        team('storefront'),
      ]);
      const fact = (number: number, name: string, value: object) =>
        db('tools_facts').insert({
          ...{ uid: uid(number), fact_id: `repository.${name}` },
          value: JSON.stringify({ path: 'x', ...value }),
          observed_at: '2026-11-01T00:00:00.000Z',
        });
      for (const [number, type] of [
        'repository',
        'repository',
        'job',
      ].entries()) {
        await store(number, { type });
        await fact(number, 'code-owners', { owners: ['@payments'], parts: [] });
      }
      await fact(1, 'catalog-info', {
        entities: [{ ref: 'component:default/mailer' }],
        problems: [],
      });
      await relink();
      expect(await found()).toEqual(['1 linked mailer']);
      const owners = await db<ItemRow>('tools_items').orderBy('uid');
      expect(owners.map(item => [item.owner, item.owner_reason])).toEqual([
        ['group:default/payments', 'its code owners file names @payments'],
        ['group:default/payments', 'its code owners file names @payments'],
        [null, null],
      ]);
    });

    it('still belongs to the service that names its former address', async () => {
      const { store, relink, found, links } = await setUp(entities);
      await store(1, repository('shop/old'));
      await relink();
      expect(await found()).toEqual(['1 linked by-old-name']);
      await store(1, repository('shop/new'));
      // A job that another tool knows by the new address only.
      await store(2, named('shop/new'));
      await relink();
      expect(await found()).toEqual([
        '1 linked by-old-name',
        '2 linked by-old-name',
      ]);
      expect((await links())[0].reason).toBe(
        'same repository git.example.com/shop/new, formerly git.example.com/shop/old',
      );
    });

    it('does so as soon as its own sync has run', async () => {
      const { store, linker, found } = await setUp(entities);
      const projects = { instance: 'testci.main', resource: 'projects' };
      await store(1, repository('shop/old'));
      await store(1, repository('shop/new'));
      await linker.relink(projects);
      expect(await found()).toEqual(['1 linked by-old-name']);
    });

    it('leaves its address to another one that takes it', async () => {
      const { store, relink, found } = await setUp(entities);
      await store(1, repository('shop/old'));
      await relink();
      await store(1, repository('shop/new'));
      await store(3, repository('shop/old'));
      await relink();
      expect(await found()).toEqual(['3 linked by-old-name']);
    });

    it('may come back, and may be forgotten', async () => {
      const { db, store, relink, linker, found } = await setUp(entities);
      for (const path of ['shop/old', 'shop/new', 'shop/old']) {
        await store(1, repository(path));
        await relink();
      }
      expect(await found()).toEqual(['1 linked by-old-name']);
      await store(1, { ...repository('x'), hints: {} });
      await relink();
      const rows = () =>
        db('tools_repositories').select('repository', 'left_at');
      expect(await rows()).toEqual(
        expect.arrayContaining([
          { repository: 'git.example.com/shop/old', left_at: null },
          {
            repository: 'git.example.com/shop/new',
            left_at: expect.stringMatching(/^20/),
          },
        ]),
      );
      await db.transaction(trx => linker.forget(trx, [uid(1)]));
      expect(await rows()).toEqual([]);
    });
  });

  it('keeps a conflict until it is settled or gone', async () => {
    const entities = [
      component('alpha', { [jobName]: 'a/b' }),
      component('beta', { [source]: `url:${host}/shop/beta` }),
    ];
    const { db, store, relink, found } = await setUp(entities);
    const item = {
      hints: {
        annotations: { [jobName]: ['a/b'] },
        repositories: [`${host}/shop/beta`],
      },
    };
    await store(1, item);
    await relink();
    expect(await found()).toEqual(['1 linked alpha', '1 conflict beta']);
    await db('tools_links')
      .where({ state: 'conflict' })
      .update({ state: 'rejected', decided_by: 'a', decided_at: 'b' });
    await relink();
    expect(await found()).toEqual(['1 linked alpha', '1 rejected beta']);
    await db('tools_links').delete();
    await relink();
    await store(1, { hints: { repositories: [`${host}/shop/beta`] } });
    expect(await found()).toEqual(['1 linked beta']);
  });

  describe('annotations that mean nothing', () => {
    const offering = (name: string, restricted = false): Stored => ({
      restricted,
      hints: { annotations: { [jobName]: [name] } },
    });
    const annotated = (value: string) => [
      component('alpha', { [jobName]: value, 'no.tool/has-it': 'x' }),
    ];

    it('are kept while they do', async () => {
      const { store, relink, dangling, state } = await setUp(annotated('a/c'));
      await store(1, offering('a/b'));
      await relink();
      expect(await dangling()).toEqual([
        {
          entity_ref: 'component:default/alpha',
          annotation: jobName,
          value: 'a/c',
          restricted_of: '[]',
        },
      ]);
      state.entities = annotated('a/d');
      await relink();
      expect(await dangling()).toMatchObject([{ value: 'a/d' }]);
      await store(2, offering('a/d'));
      await relink();
      expect(await dangling()).toEqual([]);
    });

    it('are not judged before all places were read, or while the catalog is away', async () => {
      const { db, store, relink, dangling, state, key } = await setUp(
        annotated('a/c'),
      );
      await store(1, offering('a/b'));
      await db('tools_syncs').where(key).update({ last_complete_at: null });
      await relink();
      expect(await dangling()).toEqual([]);
      await db('tools_syncs').where(key).update({ last_complete_at: 'x' });
      await relink();
      expect(await dangling()).toHaveLength(1);
      state.entities = [];
      await relink();
      expect(await dangling()).toHaveLength(1);
    });

    it('say where they mean something restricted', async () => {
      const { store, relink, dangling } = await setUp(annotated('a/b'));
      await store(1, offering('a/b', true));
      await relink();
      expect(await dangling()).toMatchObject([
        { restricted_of: '["testci.main"]' },
      ]);
      await store(2, offering('a/b'));
      await relink();
      expect(await dangling()).toEqual([]);
    });
  });

  it('says why apart from any language, of what was matched before that too', async () => {
    const { db, store, relink, links, feed } = await setUp([
      component('alpha', { [jobName]: 'a/b' }),
      component('beta'),
      team('payments'),
    ]);
    await store(1, { hints: { annotations: { [jobName]: ['a/b'] } } });
    await store(2, {});
    await db('tools_links').insert({
      ...{ id: 'by-hand', item_uid: uid(2), entity_ref: 'component:default/b' },
      ...{ state: 'linked', source: 'manual', confidence: 1 },
      ...{ reason: 'linked by user:default/ada', decided_at: 'x' },
      decided_by: 'user:default/ada',
    });
    await relink();
    const told = async () => ({
      links: (await links()).map(({ because }) => because),
      owners: (await db<ItemRow>('tools_items').orderBy('uid')).map(
        item => item.owner_because,
      ),
    });
    const before = { feed: await feed(), told: await told() };
    const migration = {
      directory: resolvePackagePath(
        '@strata/backstage-plugin-tools-backend',
        'migrations',
      ),
      name: '20261130_because.js',
    };
    await db.migrate.down(migration);
    await db.migrate.up(migration);
    await db('tools_syncs').update({ linked: 'by an older version' });
    const linkedBy = {
      rule: 'linkedBy',
      values: { person: 'user:default/ada' },
    };
    expect(await told()).toEqual({
      links: [null, JSON.stringify(linkedBy)],
      owners: [null, null],
    });
    await relink();
    expect((await told()).links.map(text => JSON.parse(text!))).toEqual([
      { rule: 'annotation', values: { annotation: jobName, value: 'a/b' } },
      linkedBy,
    ]);
    expect(await told()).toEqual({
      links: [before.told.links[0], JSON.stringify(linkedBy)],
      owners: before.told.owners,
    });
    expect(JSON.parse(before.told.owners[0]!)).toEqual({
      rule: 'ownerService',
      values: { service: 'component:default/alpha' },
    });
    expect(await feed()).toEqual(before.feed);
    await db('tools_syncs').update({ linked: null });
    const writes = watchWrites(db);
    await relink();
    expect(writes.filter(sql => !sql.includes('tools_syncs'))).toEqual([]);
  });

  it('tells the feed of an owner that changes, and of none that does not', async () => {
    const { state, store, relink, feed } = await setUp([
      component('alpha', { [jobName]: 'a/b' }),
      team('payments'),
      team('storefront'),
    ]);
    await store(1, { hints: { annotations: { [jobName]: ['a/b'] } } });
    const [added] = await feed();
    state.entities = [...state.entities, component('beta'), team('unowned')];
    await relink();
    expect(await feed()).toEqual([added]);
    const owned = component('alpha', { [jobName]: 'a/b' }, 'storefront');
    state.entities = [owned, ...state.entities.slice(1)];
    await relink();
    expect(await feed()).toEqual([
      {
        ...added,
        seq: expect.anything(),
        hash: expect.not.stringMatching(added.hash),
      },
    ]);
  });

  it('does not match again because the group of the unowned came', async () => {
    const { state, store, linker } = await setUp([component('alpha')]);
    await store(1, { owner: { label: 'unowned' } });
    const before = await linker.learn();
    state.entities = [...state.entities, team('unowned')];
    expect((await linker.learn())?.revision).toBe(before!.revision);
  });

  it('asks the catalog once for what begins within seconds', async () => {
    const { state, linker } = await setUp([component('alpha')]);
    const learned = await linker.learnedLately();
    expect(await linker.learnedLately()).toBe(learned);
    const later = performance.now() + 11_000;
    const clock = jest.spyOn(performance, 'now').mockReturnValue(later);
    const again = await linker.learnedLately();
    clock.mockRestore();
    expect(again!.revision).toBe(learned!.revision);
    expect(again).not.toBe(learned);
    state.entities = [];
    expect(await linker.learn()).toBeUndefined();
    state.entities = [component('beta')];
    expect(await linker.learnedLately()).toBeDefined();
  });

  it('changes owners and links of many items at once, each to its own', async () => {
    const names = Array.from({ length: 30 }, (_, at) => `service-${at}`);
    const of = (owner: string) => names.map(name => component(name, {}, owner));
    const { db, store, relink, state } = await setUp(of('payments'));
    for (const [at, name] of names.entries()) {
      await store(at, { hints: { services: [name] } });
    }
    state.entities = of('storefront');
    await relink();
    const items = await db<ItemRow>('tools_items').orderBy('external_id');
    expect(
      items.map(({ owner, owner_because }) => [owner, owner_because]),
    ).toEqual(
      items.map(({ external_id }) => [
        'group:default/storefront',
        expect.stringContaining(`component:default/service-${external_id}"`),
      ]),
    );
  });

  it('says why an owner is the owner, and writes nothing twice', async () => {
    const { db, store, relink } = await setUp([
      component('alpha', { [jobName]: 'a/b', [source]: `url:${host}/x/y` }),
      team('payments'),
      team('storefront'),
    ]);
    await store(1, { hints: { annotations: { [jobName]: ['a/b'] } } });
    await store(2, { owner: { path: 'root/Storefront' } });
    await store(3, repository('x/z'));
    await store(4, { hints: { annotations: { [jobName]: ['a/c'] } } });
    await relink();
    await store(3, repository('x/y'));
    await relink();
    const items = await db<ItemRow>('tools_items').orderBy('uid');
    expect(items.map(item => [item.owner, item.owner_reason])).toEqual([
      ['group:default/payments', 'it belongs to component:default/alpha'],
      ['group:default/storefront', 'it lies in root/Storefront'],
      ['group:default/payments', 'it belongs to component:default/alpha'],
      [null, null],
    ]);
    const writes = watchWrites(db);
    await relink();
    expect(writes).toEqual([]);
  });

  if (id === 'POSTGRES_15') {
    it('lets a decision wait for a page, and the page never for the decision', async () => {
      const { db, key, linker, store, links } = await setUp([
        component('alpha'),
      ]);
      await store(1, {});
      await db('tools_syncs').where(key).update({ linked: 'something older' });
      const page = await db.transaction();
      await page('tools_syncs').where(key).forUpdate();
      const link = { itemUid: uid(1), entityRef: 'component:default/alpha' };
      const made = { by: 'user:default/mia', at: '2026-11-02T00:00:00.000Z' };
      const settled = linker.settle(link, trx =>
        linkByHand(trx, link, made, { restrictedOf: 'all' }),
      );
      await untilSomebodyWaits(db);
      await page('tools_counters').where({ name: 'feed' }).increment('value');
      await page.commit();
      await settled;
      expect(await links()).toMatchObject([{ decided_by: made.by }]);
    });
  }
});

async function untilSomebodyWaits(db: Knex) {
  for (;;) {
    const { rows } = await db.raw(
      `select 1 from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length) return;
  }
}
