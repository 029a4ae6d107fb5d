import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { component } from './__testUtils__/harness';
import {
  insider,
  outsider,
  startPortal,
  type Portal,
} from './__testUtils__/portal';
import { ToolServer } from './__testUtils__/toolServer';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const payments = 'group:default/payments';

describe.each(databases.eachSupportedId())(
  'repositories that no service has, on %s',
  id => {
    let tool: ToolServer;
    let portal: Portal;
    let knex: Knex;

    beforeEach(async () => {
      tool = new ToolServer();
      await tool.start();
      knex = await databases.init(id);
      portal = await startPortal({
        knex,
        tool,
        entities: [component('checkout-api')],
      });
    });
    afterEach(async () => {
      await portal.stop();
      await tool.stop();
    });

    async function store(
      name: string,
      item: Record<string, unknown>,
      facts: Record<string, object>,
    ) {
      const uid = name.padEnd(16, '-');
      await knex('tools_items').insert({
        ...{ uid, connector: 'testci', instance: 'testci.main' },
        ...{ resource: 'jobs', external_id: name, type: 'repository' },
        ...{ process: 'development-workflow', title: name },
        ...{ url: `https://git.example/${name}`, restricted: false },
        ...{ owner_hint: '{}', attributes: '{}', hash: name },
        hints: JSON.stringify({ annotations: { 'git/slug': [name] } }),
        ...{ seen_at: '2026-11-01T00:00:00.000Z', removal_refused: false },
        ...item,
      });
      for (const [fact, value] of Object.entries(facts)) {
        await knex('tools_facts').insert({
          ...{ uid, fact_id: `repository.${fact}` },
          value: JSON.stringify(value),
          observed_at: '2026-11-01T00:00:00.000Z',
        });
      }
      return uid;
    }

    const technologies = { technologies: [{ id: 'go', seen: [] }] };
    const read = async (query = '', auth = insider) =>
      (await portal.get(`/links/unregistered${query}`, auth).expect(200)).body;

    it('are listed with the file to register, or one to begin with', async () => {
      await store('a-plain', { owner: payments }, { technologies });
      await store(
        'b-described',
        {},
        {
          technologies,
          'catalog-info': {
            ...{ path: 'catalog-info.yaml', url: 'https://git.example/b/file' },
            ...{ entities: [{ ref: 'component:default/b' }], problems: [] },
          },
        },
      );
      const linked = await store('c-linked', {}, { technologies });
      await knex('tools_links').insert({
        ...{ id: 'l', item_uid: linked, entity_ref: 'component:default/c' },
        ...{ state: 'linked', source: 'name', reason: 'x', confidence: 1 },
      });
      await store('d-never-read', {}, {});
      await store('e-job', { type: 'ci-job' }, { technologies });
      const { items, total } = await read();
      expect(total).toBe(2);
      expect(items).toMatchObject([
        { item: { title: 'a-plain', owner: payments }, technologies: ['go'] },
        {
          item: { title: 'b-described' },
          catalogFile: {
            ...{ path: 'catalog-info.yaml', url: 'https://git.example/b/file' },
            ...{ entities: ['component:default/b'], problems: [] },
          },
        },
      ]);
      expect(items[0].proposal).toMatch(/name: a-plain[^]*git\/slug: a-plain/);
      expect(items[1]).not.toHaveProperty('proposal');
    });

    it('are listed by team, page by page, to those who may see them', async () => {
      for (const name of ['a', 'b', 'c']) {
        const owner = name === 'b' ? null : payments;
        await store(
          name,
          { owner, restricted: name === 'c' },
          { technologies },
        );
      }
      const first = await read('?limit=2');
      expect(first).toMatchObject({ items: [{}, {}], total: 3 });
      const rest = await read(`?limit=2&cursor=${first.nextCursor}`);
      expect(rest.items).toMatchObject([{ item: { title: 'c' } }]);
      expect(await read(`?team=${payments}`)).toMatchObject({ total: 2 });
      expect(await read('', outsider)).toMatchObject({ total: 2 });
    });
  },
);
