import { TestDatabases } from '@backstage/backend-test-utils';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHarness, team } from '../../__testUtils__/harness';
import { watchWrites } from '../../__testUtils__/writes';
import { connector } from './connector';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const PROJECTS = 12;

/** Projects with a go.mod each, which count what is asked of their repositories. */
class Gitlab {
  baseUrl = '';
  /** `<project> <what>` of each request for a repository. */
  asked: string[] = [];
  commits = Array.from({ length: PROJECTS }, (_, id) => `c0-${id}`);
  /** Status of the answers about one project's repository, where it is no 200. */
  refused = new Map<number, number>();
  /** Projects whose whole tree has more pages than anybody would read. */
  large = new Set<number>();
  private readonly server: Server;

  constructor() {
    this.server = createServer((req, res) => {
      const url = new URL(req.url!, this.baseUrl);
      const [status, body, link] = this.answer(url);
      res.writeHead(status, {
        'Content-Type': 'application/json',
        ...(link && { Link: link }),
      });
      res.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  }

  async start() {
    await new Promise<void>(done => {
      this.server.listen(0, '127.0.0.1', done);
    });
    const { port } = this.server.address() as AddressInfo;
    this.baseUrl = `http://127.0.0.1:${port}`;
  }

  stop() {
    this.server.closeAllConnections();
    this.server.close();
  }

  private answer(url: URL): [status: number, body: unknown, link?: string] {
    const { pathname, searchParams } = url;
    if (pathname.endsWith('/projects')) {
      return [200, this.commits.map((_, id) => projectOf(id))];
    }
    const [, id, what] =
      /projects\/(\d+)\/repository\/(.*)$/.exec(pathname) ?? [];
    if (!what) return [404, {}];
    this.asked.push(`${id} ${what.split('/')[0]}`);
    const refused = this.refused.get(Number(id));
    if (refused) return [refused, {}];
    const commit = this.commits[Number(id)];
    if (what === 'branches/main') return [200, { commit: { id: commit } }];
    const ref = searchParams.get('ref');
    if (ref !== commit) return [404, {}];
    // A commit whose id begins so has an owner.
    const owned = commit.startsWith('owned');
    if (what === 'tree') {
      const names = owned ? ['go.mod', 'CODEOWNERS'] : ['go.mod'];
      return this.large.has(Number(id))
        ? largeTree(url)
        : [200, names.map(name => ({ name, path: name, type: 'blob' }))];
    }
    return what.includes('CODEOWNERS')
      ? [200, '* @payments']
      : [200, `module x\nrequire github.com/lib/pq v1.0.${commit.slice(1, 2)}`];
  }
}

/** Services in folders, behind pages and pages of other files. */
function largeTree({ href, searchParams }: URL): [number, unknown, string?] {
  if (searchParams.get('recursive')) {
    const next = new URL(href);
    const page = Number(searchParams.get('page_token') ?? 0) + 1;
    next.searchParams.set('page_token', String(page));
    const entry = { name: 'x', path: `assets/${page}`, type: 'blob' };
    return [200, [entry], `<${next}>; rel="next"`];
  }
  const folder = searchParams.get('path') ?? '';
  const deep = folder.split('/').length > 1;
  const name = deep ? 'go.mod' : 'cart';
  const entry = {
    name,
    path: `${folder}/${name}`,
    type: deep ? 'blob' : 'tree',
  };
  return [200, [folder ? entry : { ...entry, name: 'services' }]];
}

function projectOf(id: number) {
  return {
    ...{ id, path_with_namespace: `shop/service-${id}` },
    ...{ default_branch: 'main', visibility: 'internal' },
  };
}

describe.each(databases.eachSupportedId())('snapshots on %s', id => {
  let gitlab: Gitlab;

  beforeEach(async () => {
    gitlab = new Gitlab();
    await gitlab.start();
  });
  afterEach(() => gitlab.stop());

  const setUp = async () => {
    const knex = await databases.init(id);
    const harness = await createHarness(knex, gitlab, {}, connector);
    const { db } = harness;
    const versions = async () => {
      const rows = await db('tools_facts as f')
        .join('tools_items as i', 'i.uid', 'f.uid')
        .where('f.fact_id', 'repository.technologies')
        .orderBy('i.title')
        .select('i.title', 'f.value');
      return Object.fromEntries(
        rows.map(({ title, value }) => [
          title.replace('shop/service-', ''),
          JSON.parse(value).technologies.at(-1)?.seen[0].version,
        ]),
      );
    };
    const read = async () => {
      gitlab.asked = [];
      await harness.run();
      return gitlab.asked.filter(each => !each.endsWith(' branches')).sort();
    };
    return { ...harness, read, versions };
  };

  it('ask for the files of changed commits only', async () => {
    const { db, read, versions } = await setUp();
    expect(await read()).toHaveLength(2 * PROJECTS);
    const before = await db('tools_facts').orderBy(['uid', 'fact_id']);
    expect(before.length).toBe(5 * PROJECTS);

    const writes = watchWrites(db);
    expect(await read()).toEqual([]);
    expect(gitlab.asked).toHaveLength(PROJECTS);
    expect(
      writes.filter(sql => /^\w+ (?:into )?.tools_(facts|items)/.test(sql)),
    ).toEqual([]);
    expect(await db('tools_facts').orderBy(['uid', 'fact_id'])).toEqual(before);

    gitlab.commits[7] = 'c5-7';
    expect(await read()).toEqual(['7 files', '7 tree']);
    expect(await versions()).toMatchObject({ 6: 'v1.0.0', 7: 'v1.0.5' });
  });

  it('give a repository an owner though nothing else of it changed', async () => {
    const { db, read, state } = await setUp();
    state.entities = [team('payments')];
    await read();
    const owners = () => db('tools_items').orderBy('title').pluck('owner');
    expect(new Set(await owners())).toEqual(new Set([null]));
    gitlab.commits[0] = 'owned-0';
    await read();
    expect((await owners())[0]).toBe('group:default/payments');
  });

  it('look into the folders of a repository whose tree is too large', async () => {
    const { read, versions } = await setUp();
    gitlab.large.add(5);
    const asked = await read();
    const ofLarge = asked.filter(each => each.startsWith('5 '));
    // Ten pages, the root, two folders, and one file.
    expect(ofLarge).toHaveLength(10 + 3 + 1);
    expect(await versions()).toMatchObject({ 4: 'v1.0.0', 5: 'v1.0.0' });
  });

  it('are looked at, not read again, by a dry run', async () => {
    const { engine, read, target } = await setUp();
    await read();
    gitlab.asked = [];
    await (await engine.look(target))!.done;
    expect(gitlab.asked).toHaveLength(PROJECTS);
  });

  it('are read again after another version of the list', async () => {
    const { db, read } = await setUp();
    await read();
    const facts = () =>
      db('tools_facts').where({ fact_id: 'repository.snapshot' });
    const [{ uid, value }] = await facts();
    await facts()
      .where({ uid })
      .update({ value: value.replace(/"version":"\w+"/, '"version":"old"') });
    expect(await read()).toHaveLength(2);
    expect(await facts().where({ uid }).first()).toMatchObject({ value });
  });

  it('say nothing of what is hidden, and keep what fails', async () => {
    const { read, versions } = await setUp();
    await read();
    gitlab.refused.set(3, 403);
    gitlab.refused.set(4, 500);
    await read();
    const after = await versions();
    expect(after).not.toHaveProperty('3');
    expect(after).toMatchObject({ 2: 'v1.0.0', 4: 'v1.0.0' });
    gitlab.refused.clear();
    expect(await read()).toEqual(['3 files', '3 tree']);
  });
});
