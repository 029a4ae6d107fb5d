import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { anInstance, anItem, FakeTools } from './__testUtils__/FakeTools';
import { recordWrites, startPortal, until } from './__testUtils__/portal';
import { itemEntity } from './entities/itemEntity';

jest.setTimeout(180_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())(
  'catalog module on %s',
  databaseId => {
    let tools: FakeTools;
    const stops: (() => Promise<void>)[] = [];

    beforeEach(() => {
      tools = new FakeTools();
    });

    afterEach(async () => {
      for (const stop of stops.splice(0)) await stop();
    });

    async function portal(config = {}) {
      const started = await startPortal({
        databases,
        databaseId,
        tools,
        config,
      });
      stops.push(started.stop);
      return started;
    }

    it('shows an item of the feed as a lean entity of the catalog', async () => {
      tools.instances = [anInstance()];
      tools.put(anItem({ externalId: 'payments/checkout', title: 'Checkout' }));
      const { tick, untilEntities, entities, knex } = await portal();
      await tick();
      const [job] = await untilEntities(1);
      expect(job).toMatchObject({
        kind: 'Resource',
        metadata: {
          name: expect.stringMatching(
            /^ci-job-jenkins-main-checkout-[0-9a-f]{8}$/,
          ),
          title: 'Checkout',
          annotations: {
            'backstage.io/managed-by-location':
              'strata-tools:jenkins.main/jobs',
            'backstage.io/managed-by-origin-location':
              'strata-tools:jenkins.main/jobs',
            'strata.dev/external-id': 'payments/checkout',
            'strata.dev/tool-instance': 'jenkins.main',
          },
        },
        spec: {
          type: 'ci-job',
          owner: 'group:default/payments',
          dependencyOf: ['component:default/checkout-api'],
        },
      });
      const rows = await knex('search')
        .join('final_entities', 'search.entity_id', 'final_entities.entity_id')
        .where('entity_ref', `resource:default/${job.metadata.name}`);
      expect(rows.length).toBeGreaterThan(10);
      expect(rows.length).toBeLessThanOrEqual(30);
      await untilEntities(1, 'tool');
      await untilEntities(1, 'unowned');
      expect(tools.callers).toEqual(new Set(['plugin:catalog']));
      expect((await entities()).map(e => e.metadata.name)).toContain(
        'tool-jenkins.main',
      );
    });

    it('keeps the provider name and the location keys, which are permanent', async () => {
      tools.instances = [anInstance()];
      tools.put(anItem());
      const { tick, untilEntities, knex } = await portal();
      await tick();
      await untilEntities(1);
      const sources = await knex('refresh_state_references').distinct(
        'source_key',
      );
      expect(sources).toContainEqual({ source_key: 'strata-tools' });
      const keys = await knex('refresh_state')
        .distinct('location_key')
        .whereLike('location_key', 'strata-tools:%')
        .orderBy('location_key');
      expect(keys.map(row => row.location_key)).toEqual([
        'strata-tools:jenkins.main/instance',
        'strata-tools:jenkins.main/jobs',
        'strata-tools:strata/unowned',
      ]);
    });

    it('writes nothing in a second pass without changes', async () => {
      tools.instances = [anInstance()];
      for (let n = 0; n < 30; n++) tools.put(anItem());
      const { tick, untilEntities, knex } = await portal();
      await tick();
      await untilEntities(30);
      await untilEntities(1, 'tool');
      const before = await stateOf(knex);
      const writes = recordWrites(knex);
      await tick();
      expect(
        writes.filter(sql => /strata_tools|refresh_state/.test(sql)),
      ).toEqual([]);
      expect(await stateOf(knex)).toEqual(before);
      tools.put(anItem());
      await tick();
      expect(writes.join()).toMatch(/refresh_state.*strata_tools_emitted/s);
    });

    it('changes nothing in the catalog when everything is applied again', async () => {
      tools.instances = [anInstance()];
      for (let n = 0; n < 30; n++) tools.put(anItem());
      const { tick, untilEntities, knex } = await portal({
        catalog: { providers: { strataTools: { reconcileMinutes: 0 } } },
      });
      await tick();
      await untilEntities(30);
      await untilEntities(1, 'tool');
      const before = await stateOf(knex);
      await tick();
      expect(tools.feedCalls).toBe(4);
      expect(await stateOf(knex)).toEqual(before);
    });

    it('follows changes, renames and tombstones', async () => {
      const [kept, renamed, gone] = [anItem(), anItem(), anItem()];
      for (const item of [kept, renamed, gone]) tools.put(item);
      const { tick, untilEntities } = await portal();
      await tick();
      await untilEntities(3);
      tools.put({ ...renamed, title: 'payments/refunds' });
      tools.remove(gone.uid);
      await tick();
      const jobs = await untilEntities(2);
      const titles = jobs.map(job => job.metadata.title).sort();
      expect(titles).toEqual([kept.title, 'payments/refunds'].sort());
    });

    it('never shows restricted items and withdraws those that become so', async () => {
      const item = anItem();
      tools.put(item);
      tools.put(anItem({ restricted: true }));
      const { tick, untilEntities } = await portal();
      await tick();
      await untilEntities(1);
      tools.put({ ...item, restricted: true });
      await tick();
      expect(await untilEntities(0)).toEqual([]);
    });

    it('heals what was deleted by hand or left behind at the next comparison', async () => {
      const [healed, forgotten] = [anItem(), anItem()];
      tools.put(healed);
      tools.put(forgotten);
      const { tick, untilEntities, catalog, knex } = await portal({
        catalog: { providers: { strataTools: { reconcileMinutes: 0 } } },
      });
      await tick();
      const jobs = await untilEntities(2);
      const byUid = new Map(
        jobs.map(job => [
          job.metadata.annotations!['strata.dev/item-uid'],
          job,
        ]),
      );
      await catalog.removeEntityByUid(byUid.get(healed.uid)!.metadata.uid!);
      await untilEntities(1);
      // As if the process died between handing the entity over and remembering it.
      await knex('strata_tools_emitted').where({ key: forgotten.uid }).delete();
      tools.forget(forgotten.uid);
      await tick();
      const [left] = await untilEntities(1);
      expect(left.metadata.annotations!['strata.dev/item-uid']).toBe(
        healed.uid,
      );
    });

    describe('where the catalog took an entity and forgot to list it', () => {
      const config = {
        catalog: { providers: { strataTools: { reconcileMinutes: 0 } } },
      };

      /** A portal that shows so many jobs, and what makes its catalog forget some. */
      async function forgetful(count: number) {
        for (let n = 0; n < count; n++) tools.put(anItem());
        const started = await portal(config);
        const { knex, tick, untilEntities } = started;
        await tick();
        const jobs = await untilEntities(count);
        const forget = async (lost: number) => {
          const ids = jobs.slice(0, lost).map(job => job.metadata.uid!);
          const rows = await knex('search').whereIn('entity_id', ids);
          await knex('search').whereIn('entity_id', ids).delete();
          await untilEntities(count - lost);
          return rows;
        };
        const missed = () =>
          knex('strata_tools_emitted').whereNotNull('missed_at');
        const anHourLater = () => missed().decrement('missed_at', 3_600_000);
        return { ...started, anHourLater, forget, missed };
      }

      it('hands it over again once comparisons have missed it for long', async () => {
        const { anHourLater, forget, missed, tick, untilEntities, warn } =
          await forgetful(3);
        await forget(1);
        await tick();
        await tick();
        expect(await missed()).toHaveLength(1);
        await untilEntities(2);
        expect(warn).not.toHaveBeenCalled();
        await anHourLater();
        await tick();
        expect(warn).toHaveBeenCalledWith(
          expect.stringMatching(/^Hands over 1 entities again .*resource:/),
        );
        await tick();
        await untilEntities(3);
        await tick();
        expect(await missed()).toEqual([]);
        expect(warn).toHaveBeenCalledTimes(1);
      });

      it('leaves alone what comes back by itself', async () => {
        const { anHourLater, forget, knex, missed, tick, warn } =
          await forgetful(3);
        const rows = await forget(1);
        await tick();
        await anHourLater();
        await knex('search').insert(rows);
        await tick();
        expect(await missed()).toEqual([]);
        expect(warn).not.toHaveBeenCalled();
      });

      it('waits for a catalog that is behind with many', async () => {
        const { forget, missed, tick, untilEntities } = await forgetful(12);
        await forget(11);
        await tick();
        await tick();
        expect(await missed()).toEqual([]);
        await untilEntities(1);
      });
    });

    it('holds back a loss above the removal budget, and says how to let it through', async () => {
      const items = Array.from({ length: 20 }, () => anItem());
      items.forEach(item => tools.put(item));
      const { tick, untilEntities, warn, knex } = await portal({
        catalog: { providers: { strataTools: { reconcileMinutes: 0 } } },
      });
      await tick();
      await untilEntities(20);
      items.slice(0, 11).forEach(({ uid }) => tools.forget(uid));
      await tick();
      await untilEntities(20);
      expect(warn).toHaveBeenCalledWith(
        expect.stringMatching(/Kept 11 of 21 .*removalBudget/),
      );
      expect(await knex('strata_tools_emitted')).toHaveLength(21);
    });

    it('never empties the catalog because the tools plugin lost its database', async () => {
      tools.put(anItem());
      tools.put(anItem());
      const { tick, untilEntities } = await portal();
      await tick();
      await untilEntities(2);
      tools.reset();
      await tick();
      await untilEntities(2);
      tools.put(anItem());
      await tick();
      expect(await untilEntities(3)).toHaveLength(3);
    });

    it('quarantines what is no valid entity, tells why, and takes its neighbours', async () => {
      const [untyped, unlinked] = [anItem(), anItem()];
      tools.put({ ...untyped, type: '' });
      tools.put(anItem({ ...unlinked, linkedTo: undefined }));
      tools.put(anItem());
      const { tick, untilEntities, warn } = await portal({
        catalog: { providers: { strataTools: { reconcileMinutes: 0 } } },
      });
      await tick();
      await untilEntities(1);
      expect(Object.fromEntries(tools.refused)).toEqual({
        [untyped.uid]: expect.stringMatching(/^type: /),
        [unlinked.uid]: expect.stringMatching(/^linkedTo: /),
      });
      expect(warn.mock.calls).toEqual([
        [expect.stringMatching(/^Left 2 of 3 items out of the catalog.*type/)],
      ]);
      await tick();
      expect(tools.verdictCalls).toBe(1);
      expect(warn).toHaveBeenCalledTimes(1);
      tools.put(untyped);
      tools.remove(unlinked.uid);
      await tick();
      await untilEntities(2);
      expect(tools.refused.size).toBe(0);
    });

    it('keeps a ref for the item that has it, until it goes', async () => {
      const [uid, other] = sameRef();
      const item = anItem({ uid, title: '结账', linkedTo: [] });
      const twin = anItem({ uid: other, title: '支付', linkedTo: [] });
      const { tick, untilEntities } = await portal();
      const expectShown = (title: string) =>
        until(async () => {
          const [job] = await untilEntities(1);
          expect(job.metadata.title).toBe(title);
        });
      tools.put(item);
      await tick();
      tools.put(twin);
      await tick();
      await expectShown('结账');
      const refused = [
        [other, expect.stringMatching(/^another item already has the name /)],
      ];
      expect([...tools.refused]).toEqual(refused);
      tools.put(twin);
      tools.put({ ...item, title: '购物车' });
      await tick();
      await expectShown('购物车');
      expect([...tools.refused]).toEqual(refused);
      tools.put(twin);
      tools.remove(uid);
      await tick();
      await expectShown('支付');
      expect(tools.refused.size).toBe(0);
    });

    it('takes back what it told of an item that changed while its page was written', async () => {
      const bad = anItem({ type: '' });
      tools.put(bad);
      tools.afterFeed = () => {
        tools.afterFeed = undefined;
        tools.put({ ...bad, type: 'ci-job' });
      };
      const { tick, untilEntities } = await portal();
      await tick();
      await untilEntities(1);
      expect(tools.verdictCalls).toBe(2);
      expect(tools.refused.size).toBe(0);
    });

    it('keeps a service below 200 relations, however many items it has', async () => {
      for (let n = 0; n < 230; n++) tools.put(anItem());
      const { tick, untilEntities, knex } = await portal();
      await tick();
      const service = 'component:default/checkout-api';
      const related = () =>
        knex('strata_tools_relations').where({ target_ref: service });
      const first = await related();
      expect(first).toHaveLength(150);
      tools.put(anItem());
      await tick();
      expect(await related()).toEqual(first);
      await untilEntities(231);
    });

    it('has a group of the unowned only while they are few', async () => {
      const items = Array.from({ length: 151 }, () => {
        const item = anItem();
        delete item.owner;
        return item;
      });
      for (const item of items.slice(1)) tools.put(item);
      const { tick, untilEntities } = await portal();
      await tick();
      await untilEntities(150);
      await untilEntities(1, 'unowned');
      tools.put(items[0]);
      await tick();
      await untilEntities(0, 'unowned');
      const owners = (await untilEntities(151)).map(e => e.spec?.owner);
      expect(new Set(owners)).toEqual(new Set(['group:default/unowned']));
      tools.put({ ...items[0], owner: 'group:default/payments' });
      await tick();
      await untilEntities(1, 'unowned');
    });

    it('leaves a group that is called unowned already to its source', async () => {
      const { tick, untilEntities, catalog, knex } = await portal({
        catalog: { locations: [orgLocation()], rules: [{ allow: ['Group'] }] },
      });
      await untilEntities(1, 'team');
      await tick();
      const group = await catalog.getEntityByRef('group:default/unowned');
      expect(group?.spec?.type).toBe('team');
      expect(await knex('strata_tools_emitted')).toEqual([]);
    });

    it('comes at once when an event says so', async () => {
      const { publish, untilEntities } = await portal();
      tools.put(anItem());
      await publish('strata.tools.changed');
      await untilEntities(1);
      // Both come during the pass for the first of them.
      tools.put(anItem());
      await publish('strata.tools.changed');
      tools.put(anItem());
      await publish('strata.tools.changed');
      expect(await untilEntities(3)).toHaveLength(3);
    });

    it('leaves the feed to the process that follows it, until that was killed', async () => {
      const { tick, untilEntities, knex } = await portal();
      await tick();
      tools.put(anItem());
      const other = { lease_token: 'other', lease_until: 4e12 };
      await knex('strata_tools_cursor').update(other);
      const emitted = await knex('strata_tools_emitted');
      await tick();
      expect(await knex('strata_tools_emitted')).toEqual(emitted);
      await knex('strata_tools_cursor').update({ lease_until: 1 });
      await tick();
      await untilEntities(1);
      expect(await knex('strata_tools_cursor')).toMatchObject([
        { lease_token: null },
      ]);
    });

    it('keeps the feed while a page takes longer than a killed process would', async () => {
      const { tick, untilEntities, knex } = await portal();
      await tick();
      const timers = jest.spyOn(global, 'setInterval');
      const cursor = () => knex('strata_tools_cursor').first();
      let held = 0;
      tools.beforeFeed = async () => {
        if (!(await cursor()).lease_token) return;
        await knex('strata_tools_cursor').update({ lease_until: 1 });
        const [renew] = timers.mock.calls.find(([, ms]) => ms === 5_000)!;
        renew();
        await until(async () => {
          held = Number((await cursor()).lease_until);
          expect(held).toBeGreaterThan(Date.now());
        });
      };
      tools.put(anItem());
      await tick();
      await untilEntities(1);
      expect(held).toBeGreaterThan(0);
    });

    it('tries again quietly while the tools plugin starts, and fails loudly otherwise', async () => {
      tools.put(anItem());
      const { tick, untilEntities, warn } = await portal();
      tools.brokenWith = 503;
      await tick();
      expect(warn).not.toHaveBeenCalled();
      tools.brokenWith = 403;
      await expect(tick()).rejects.toThrow(/403/);
      tools.brokenWith = undefined;
      await tick();
      await untilEntities(1);
    });
  },
);

/** Two uids whose items have the same ref, where nothing of their titles is left in it. */
function sameRef(): [string, string] {
  const uids = new Map<string, string>();
  for (let n = 1; ; n++) {
    const uid = `f${n.toString(16).padStart(15, '0')}`;
    const { name } = itemEntity(anItem({ uid, title: '结账' }), []).entity
      .metadata;
    const other = uids.get(name);
    if (other) return [other, uid];
    uids.set(name, uid);
  }
}

function orgLocation() {
  const target = resolvePackagePath(
    '@strata/backstage-plugin-catalog-backend-module-tools',
    'src/__testUtils__/org.yaml',
  );
  return { type: 'file', target };
}

/** Everything that a write to an entity would change. */
async function stateOf(knex: Knex) {
  return {
    refresh: await knex('refresh_state')
      .select('entity_id', 'entity_ref', 'unprocessed_hash', 'location_key')
      .orderBy('entity_ref'),
    final: await knex('final_entities')
      .select('entity_id', 'hash')
      .orderBy('entity_ref'),
    references: await knex('refresh_state_references').orderBy('id'),
  };
}
