import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { createHash } from 'node:crypto';
import {
  startToolsPortal,
  until,
  type ToolsPortal,
} from './__testUtils__/startToolsPortal';

jest.setTimeout(300_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

/** From the demo company's tools through syncs, links and feed into the catalog. */
describe.each(databases.eachSupportedId())('tools to catalog on %s', id => {
  let portal: ToolsPortal;
  let catalogWrites: string[];
  let toolsWrites: string[];

  beforeAll(async () => {
    portal = await startToolsPortal(databases, id);
    const { catalogDb, toolsDb } = portal;
    await until('the services', async () => {
      const [{ count }] = await catalogDb('final_entities')
        .whereLike('entity_ref', 'component:%')
        .whereNotNull('final_entity')
        .count({ count: '*' });
      return Number(count) === portal.demo.company.services.length;
    });
    // Their teams too: without them, items have no owner until they are linked again.
    await untilQuiet(portal);
    catalogWrites = recordWrites(catalogDb);
    toolsWrites = recordWrites(toolsDb);
    await portal.syncAll();
    await portal.relink();
    await untilQuiet(portal);
  });
  afterAll(() => portal?.stop());

  const paymentsProject = () =>
    portal
      .toolsDb('tools_items')
      .whereLike('attributes', '%"key":"PAY"%')
      .first();

  async function find(resource: string, title: string) {
    const item = await portal
      .toolsDb('tools_items')
      .where({ resource, title })
      .first();
    expect(item).toBeDefined();
    return item;
  }

  async function refOf(uid: string): Promise<string> {
    const row = await portal
      .catalogDb('strata_tools_emitted')
      .where({ key: uid })
      .first();
    return row.entity_ref;
  }

  /** Entities with a relation to that of the item: its owner and its services. */
  async function relatedTo(uid: string): Promise<string[]> {
    const { toolsDb } = portal;
    const services = await toolsDb('tools_links')
      .where({ item_uid: uid, state: 'linked' })
      .pluck('entity_ref');
    expect(services).not.toHaveLength(0);
    return [
      ...(await toolsDb('tools_items').where({ uid }).pluck('owner')),
      ...services,
    ];
  }

  /** What a person does in a tool. */
  async function call(
    tool: 'gitlab' | 'jenkins' | 'jira',
    method: string,
    path: string,
    body?: object | string,
  ) {
    const { urls, credentials } = portal.demo;
    const { username, writeToken } = credentials[tool];
    const basic = Buffer.from(`${username}:${writeToken}`).toString('base64');
    const response = await fetch(`${urls[tool]}${path}`, {
      method,
      headers: {
        'Content-Type':
          typeof body === 'string' ? 'application/xml' : 'application/json',
        ...(tool === 'gitlab'
          ? { 'PRIVATE-TOKEN': writeToken }
          : { Authorization: `Basic ${basic}` }),
      },
      body: typeof body === 'string' ? body : body && JSON.stringify(body),
    });
    expect(response.ok).toBe(true);
  }

  /** What a run of every sync, and what follows from it, changes. */
  async function changesOfRun(change = async () => {}) {
    const before = await stateOf(portal);
    await change();
    catalogWrites.length = 0;
    toolsWrites.length = 0;
    await portal.syncAll();
    await portal.relink();
    await untilQuiet(portal);
    const after = await stateOf(portal);
    return {
      entities: differences(before.entities, after.entities),
      items: differences(before.items, after.items),
      facts: differences(before.facts, after.facts),
      feed: differences(before.feed, after.feed),
      links: differences(before.links, after.links),
      rest: differences(before.rest, after.rest),
    };
  }

  it('shows an item of every tool in the catalog', async () => {
    const refs = await portal
      .catalogDb('final_entities')
      .whereNotNull('final_entity')
      .pluck('entity_ref');
    // SQLite stitches some dozens a second; more would make the demo's first start long.
    expect(refs.length).toBeLessThanOrEqual(600);
    for (const type of [
      'ci-job-jenkins-main',
      'repository-gitlab-main',
      'ci-pipeline-gitlab-main',
      'dashboard-grafana-main',
      'alert-rule-grafana-main',
      'issue-project-jira-main',
      'alert-rule-prometheus-main',
      'monitoring-target-prometheus',
    ]) {
      const ref = expect.stringContaining(`resource:default/${type}-`);
      expect(refs).toContainEqual(ref);
    }
  });

  it('writes nothing to the catalog in an unchanged second run', async () => {
    const changes = await changesOfRun();
    expect(catalogWrites).toEqual([]);
    expect(toolsWrites.filter(isContent)).toEqual([]);
    expect(changes).toEqual({
      entities: [],
      items: [],
      facts: [],
      feed: [],
      links: [],
      rest: [],
    });
  });

  it('writes a fact and nothing to the catalog when a branch is unprotected', async () => {
    const item = await find('projects', 'payments/payment-gateway');
    const changes = await changesOfRun(() =>
      call(
        'gitlab',
        'DELETE',
        `/api/v4/projects/${item.external_id}/protected_branches/main`,
      ),
    );
    expect(catalogWrites).toEqual([]);
    expect(changes).toMatchObject({
      items: [],
      facts: [`${item.uid} repository.branch-protection`],
      feed: [],
      links: [],
    });
  });

  it('changes exactly the entity of a project that is described anew', async () => {
    const { uid, external_id } = await find(
      'projects',
      'payments/invoice-service',
    );
    const ref = await refOf(uid);
    const changes = await changesOfRun(() =>
      call('gitlab', 'PUT', `/api/v4/projects/${external_id}`, {
        description: 'Described anew',
      }),
    );
    expect(changes).toMatchObject({
      items: [uid],
      facts: [],
      feed: [uid],
      links: [],
      entities: [ref],
    });
  });

  it.each([
    ['in Chinese', '支付网关', '支付网关'],
    ['of 300 characters', 'x'.repeat(300), /^x{100,199}…$/],
    ['with NUL and controls', 'Pay\u0000ments\u0007', 'Pay ments'],
    ['with half an emoji', 'Payments \ud83d', 'Payments \ufffd'],
  ])(
    'renames exactly the entity of an item by a name %s',
    async (_, name, title) => {
      const { uid, external_id } = await paymentsProject();
      const before = await refOf(uid);
      const changes = await changesOfRun(() =>
        call('jira', 'PUT', `/rest/api/3/project/${external_id}`, { name }),
      );
      expect(catalogWrites).not.toEqual([]);
      const after = await refOf(uid);
      expect(after).not.toBe(before);
      expect(changes).toMatchObject({
        items: [uid],
        feed: [uid],
        facts: [],
        links: [],
        entities: [before, after, ...(await relatedTo(uid))].sort(),
      });
      const { final_entity } = await portal
        .catalogDb('final_entities')
        .where({ entity_ref: after })
        .first();
      expect(JSON.parse(final_entity).metadata.title).toMatch(title);
    },
  );

  it('says which item the catalog refuses because another has its name', async () => {
    const names = sameEntityName();
    for (const name of names) {
      const path = `/createItem?name=${encodeURIComponent(name)}`;
      await call('jenkins', 'POST', path, '<flow-definition/>');
    }
    await portal.syncAll();
    for (const name of names) {
      const { uid } = await find('jobs', name);
      await portal.link(uid, 'component:default/checkout-api');
      await portal.syncAll();
    }
    await untilQuiet(portal);
    const [first, second] = names;
    expect(await portal.syncOf('jenkins.main', 'jobs')).toMatchObject({
      outcome: 'complete',
      refused: 1,
      refusedSamples: [
        {
          title: second,
          problem: expect.stringMatching(/^another item already has the name /),
        },
      ],
    });
    const ref = await refOf((await find('jobs', first)).uid);
    const { final_entity } = await portal
      .catalogDb('final_entities')
      .where({ entity_ref: ref })
      .first();
    expect(JSON.parse(final_entity).metadata.title).toBe(first);
  });

  it('removes exactly the entity of an item that two reads did not show', async () => {
    const { uid, external_id } = await paymentsProject();
    const ref = await refOf(uid);
    const related = await relatedTo(uid);
    const missing = await changesOfRun(() =>
      call('jira', 'DELETE', `/rest/api/3/project/${external_id}`),
    );
    expect(catalogWrites).toEqual([]);
    expect(missing).toMatchObject({ items: [uid], feed: [], entities: [] });
    const changes = await changesOfRun();
    expect(changes).toMatchObject({
      items: [uid],
      feed: [uid],
      entities: [ref, ...related].sort(),
    });
    expect(
      await portal.catalogDb('final_entities').where({ entity_ref: ref }),
    ).toEqual([]);
  });
});

/** Names of two jobs of which nothing but eight digits of a hash is left in a name of the catalog. */
function sameEntityName(): [string, string] {
  const digits = (text: string) =>
    createHash('sha256').update(text).digest('hex');
  const found = new Map<string, string>();
  for (let n = 0; ; n++) {
    const name = [...String(n)]
      .map(digit => '零一二三四五六七八九'[Number(digit)])
      .join('');
    const uid = digits(`jenkins.main\njobs\n${name}`).slice(0, 16);
    const hash = digits(uid).slice(0, 8);
    const other = found.get(hash);
    if (other) return [other, name];
    found.set(hash, name);
  }
}

function recordWrites(knex: Knex): string[] {
  const writes: string[] = [];
  knex.on('query', ({ sql }: { sql: string }) => {
    if (
      /^\s*(insert|update|delete|with .*(insert|update|delete) )/is.test(sql)
    ) {
      writes.push(sql);
    }
  });
  return writes;
}

/** Not the report of a run, and not the state of rules and targets, which are evaluated all the time. */
function isContent(sql: string): boolean {
  return !/tools_(syncs|runs|checkpoints|kept_pages|item_status)/.test(sql);
}

/**
 * Looks in a row that have to find the catalog idle. One is not enough: an entity that is being
 * processed is due no more and not yet queued for stitching.
 */
const QUIET_LOOKS = 8;

/** Waits until the catalog has processed and stitched all that it was given. */
async function untilQuiet({ catalogDb, toolsDb }: ToolsPortal): Promise<void> {
  let quiet = 0;
  await until('the catalog', async () => {
    const now = catalogDb.fn.now();
    const due = catalogDb('refresh_state').where('next_update_at', '<=', now);
    const queued = catalogDb('stitch_queue');
    const unstitched = catalogDb('final_entities').whereNull('final_entity');
    const left = await Promise.all([due, queued, unstitched]);
    const feed = await toolsDb('tools_counters')
      .where({ name: 'feed' })
      .first();
    const cursor = await catalogDb('strata_tools_cursor').first();
    const followed = Number(cursor?.seq ?? 0) === Number(feed.value);
    quiet = followed && !left.flat().length ? quiet + 1 : 0;
    return quiet >= QUIET_LOOKS;
  });
}

type Rows = Map<string, string>;

/** All rows that mean something, by key: in the catalog's database and in the tools plugin's. */
async function stateOf({ catalogDb, toolsDb }: ToolsPortal) {
  const rows = (list: Record<string, unknown>[], ...keys: string[]): Rows =>
    new Map(
      list.map(row => [
        keys.map(key => row[key]).join(' '),
        JSON.stringify(row),
      ]),
    );
  return {
    entities: rows(await catalogDb('final_entities'), 'entity_ref'),
    rest: new Map([
      ...rows(
        await catalogDb('refresh_state').select(
          ...['entity_ref', 'entity_id', 'location_key'],
          ...['unprocessed_hash', 'result_hash', 'errors'],
        ),
        'entity_ref',
      ),
      ...rows(await catalogDb('refresh_state_references'), 'id'),
      ...rows(await catalogDb('strata_tools_emitted'), 'key'),
    ]),
    items: rows(await toolsDb('tools_items'), 'uid'),
    facts: rows(await toolsDb('tools_facts'), 'uid', 'fact_id'),
    feed: rows(await toolsDb('tools_feed'), 'uid'),
    links: rows(await toolsDb('tools_links'), 'id'),
  };
}

/** Keys of the rows that came, went or changed. */
function differences(before: Rows, after: Rows): string[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].filter(key => before.get(key) !== after.get(key)).sort();
}
