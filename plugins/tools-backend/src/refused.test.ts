import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  FeedChange,
  FeedVerdict,
  SyncState,
} from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import {
  catalog,
  compliance,
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

describe.each(databases.eachSupportedId())(
  'items that the catalog refuses on %s',
  id => {
    let knex: Knex;
    let tool: ToolServer;
    let portal: Portal;

    beforeEach(async () => {
      tool = new ToolServer();
      await tool.start();
      tool.jobs = ['Alpha', 'Beta', 'Gamma'].map(name => ({
        ...{ id: name, name, service: 'checkout-api' },
      }));
      knex = await databases.init(id);
      portal = await startPortal({ knex, tool });
    });
    afterEach(async () => {
      await portal.stop();
      await tool.stop();
    });

    const feed = async (): Promise<FeedChange[]> =>
      (await portal.get('/feed?after=0', catalog).expect(200)).body.items;
    const uidOf = async (title: string): Promise<string> =>
      (await feed()).find(({ item }) => item?.title === title)!.uid;
    const tell = (items: FeedVerdict[], auth = catalog) =>
      portal.post('/feed/verdicts', { items }, auth);
    const refuse = async (...titles: string[]) => {
      const items = titles.map(async title => ({
        uid: await uidOf(title),
        problem: `type: too long for ${title}`,
      }));
      await tell(await Promise.all(items)).expect(204);
    };
    const shown = async (auth = insider) => {
      const { body } = await portal.get('/syncs', auth).expect(200);
      const [{ refused, refusedSamples }]: SyncState[] = body.items;
      return { refused, titles: refusedSamples.map(({ title }) => title) };
    };

    it('are counted and sampled with the reason, and known after a restart', async () => {
      expect(await shown()).toEqual({ refused: 0, titles: [] });
      await refuse('Beta', 'Alpha');
      await portal.stop();
      portal = await startPortal({ knex, tool });
      const { body } = await portal.get('/syncs').expect(200);
      expect(body.items[0]).toMatchObject({
        outcome: 'complete',
        items: 3,
        refused: 2,
        refusedSamples: [
          { title: 'Alpha', problem: 'type: too long for Alpha' },
          { title: 'Beta', problem: 'type: too long for Beta' },
        ],
      });
      const problems = (await feed()).map(line => line.refused);
      expect(problems.sort()).toEqual([
        'type: too long for Alpha',
        'type: too long for Beta',
        undefined,
      ]);
      const action = '/.backstage/actions/v1/actions/tools:list-broken-syncs';
      const answer = await portal.post(`${action}/invoke`, {}).expect(200);
      expect(answer.body.output).toMatchObject({
        ...{ healthy: 1, broken: [] },
        refused: [{ resource: 'jobs', refused: 2 }],
      });
    });

    it('are no more once the catalog takes them', async () => {
      await refuse('Alpha', 'Beta');
      const uid = await uidOf('Alpha');
      await tell([{ uid }]).expect(204);
      expect(await shown()).toEqual({ refused: 1, titles: ['Beta'] });
      await tell([{ uid, problem: 'again' }, { uid: 'unknown' }]).expect(204);
      expect(await shown()).toEqual({ refused: 2, titles: ['Alpha', 'Beta'] });
    });

    it('are no more once they are gone', async () => {
      await refuse('Alpha', 'Gamma');
      tool.jobs.pop();
      await portal.sync();
      expect((await shown()).refused).toBe(2);
      await portal.sync();
      expect(await shown()).toEqual({ refused: 1, titles: ['Alpha'] });
      expect(await knex('tools_refused')).toHaveLength(1);
    });

    it('are named to those only who may see them', async () => {
      await refuse('Alpha', 'Beta');
      tool.jobs[1].private = true;
      await portal.sync();
      expect(await shown(outsider)).toEqual({ refused: 1, titles: ['Alpha'] });
      expect(await shown(insider)).toEqual({
        ...{ refused: 2, titles: ['Alpha', 'Beta'] },
      });
      const { text } = await portal.get('/syncs', outsider);
      expect(text).not.toContain('Beta');
    });

    it('are sampled by some of many', async () => {
      tool.jobs = Array.from({ length: 12 }, (_, at) => ({
        ...{ id: `j${at}`, name: `Job ${10 + at}`, service: 'checkout-api' },
      }));
      await portal.sync();
      await refuse(...tool.jobs.map(({ name }) => String(name)));
      expect(await shown()).toEqual({
        refused: 12,
        titles: ['Job 10', 'Job 11', 'Job 12', 'Job 13', 'Job 14'],
      });
    });

    it('are the word of the catalog alone, and short', async () => {
      const uid = await uidOf('Alpha');
      const verdict = { uid, problem: 'x' };
      await tell([verdict], insider).expect(403);
      await tell([verdict], compliance).expect(403);
      await tell([{ uid, problem: 'x'.repeat(301) }]).expect(400);
      expect((await shown()).refused).toBe(0);
    });
  },
);
