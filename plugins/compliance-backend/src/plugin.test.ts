import { setTimeout as wait } from 'node:timers/promises';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  mockServices,
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import {
  catalogServiceMock,
  type CatalogServiceMock,
} from '@backstage/plugin-catalog-node/testUtils';
import {
  complianceAttestPermission,
  complianceEvaluatePermission,
  compliancePermissions,
  complianceWaiverDecidePermission,
} from '@strata/backstage-plugin-compliance-common';
import {
  complianceExtensionPoint,
  defineCheck,
  defineFactSource,
  fail,
  pass,
} from '@strata/backstage-plugin-compliance-node';
import { defineFactType } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import request from 'supertest';
import { z } from 'zod';
import { CHECKOUT, group, PAYMENTS, service } from './__testUtils__/entities';
import { FakeTools } from './__testUtils__/fakeTools';
import { startCompliance, tokenOf } from './__testUtils__/startCompliance';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const protectedBranch = {
  branch: 'main',
  protected: true,
  directPush: false,
  forcePush: false,
};
const unprotectedBranch = {
  ...protectedBranch,
  protected: false,
  directPush: true,
};
const PROTECTED = {
  checkId: 'default-branch-is-protected',
  entityRef: CHECKOUT,
};
const WEEKLY = { checkId: 'weekly-report-was-held', entityRef: PAYMENTS };

const mia = tokenOf('mia');
const jonas = tokenOf('jonas');

function inDays(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString();
}

describe.each(databases.eachSupportedId())('compliance on %s', id => {
  let knex: Knex;
  let tools: FakeTools;
  let catalog: CatalogServiceMock;

  beforeEach(async () => {
    knex = await databases.init(id as TestDatabaseId);
    tools = new FakeTools();
    tools.setFact('repository.branch-protection', CHECKOUT, protectedBranch);
    catalog = catalogServiceMock({
      entities: [group('payments'), service('checkout')],
    });
  });

  const start = (
    options: Partial<Parameters<typeof startCompliance>[0]> = {},
  ) => startCompliance({ knex, catalog, tools, ...options });

  it('fails a check one evaluation after the branch was unprotected, and keeps history', async () => {
    const { client } = await start();
    await client.evaluate(undefined, mia);
    const [before] = (await client.listResults(PROTECTED, mia)).items;
    expect(before).toMatchObject({
      outcome: 'pass',
      display: 'pass',
      team: PAYMENTS,
      process: 'branch-policy',
      evidence: [
        {
          text: 'shop/checkout: main: direct push refused',
          source: 'GitLab main',
          url: 'https://gitlab.example.com/shop/checkout',
        },
      ],
    });

    tools.setFact('repository.branch-protection', CHECKOUT, unprotectedBranch);
    await client.evaluate(undefined, mia);
    const [after] = (await client.listResults(PROTECTED, mia)).items;
    expect(after.outcome).toBe('fail');
    expect(after.since > before.since).toBe(true);

    const history = await client.getHistory(PROTECTED.checkId, CHECKOUT, mia);
    expect(history.items).toEqual([
      expect.objectContaining({ outcome: 'pass', to: after.since }),
      expect.objectContaining({ outcome: 'fail', from: after.since }),
    ]);
    expect(history.items[1]).not.toHaveProperty('to');
  });

  it('asks a team about what it owns, and only where a tool shows the kind', async () => {
    const { client } = await start();
    const outcomeOf = async (checkId: string) => {
      await client.evaluate(undefined, mia);
      const query = { checkId, entityRef: PAYMENTS };
      return (await client.listResults(query, mia)).items[0].outcome;
    };
    expect(await outcomeOf('stores-are-backed-up')).toBe('notApplicable');
    const server = 'a database server of no service';
    const backup = { mechanisms: ['snapshot'], failing: true };
    const owned = { entityRefs: [], owner: PAYMENTS };
    tools.setFact('backup.policy', server, backup, owned);
    expect(await outcomeOf('stores-are-backed-up')).toBe('fail');
    const other = { entityRefs: [], owner: 'group:default/others' };
    tools.setFact('backup.policy', server, backup, other);
    expect(await outcomeOf('stores-are-backed-up')).toBe('notApplicable');
    tools.failWith = 500;
    expect(await outcomeOf('stores-are-backed-up')).toBe('unknown');
  });

  it('writes no result and no history when nothing changed', async () => {
    const { client } = await start();
    await client.evaluate(undefined, mia);
    const first = (await client.listResults(PROTECTED, mia)).items[0];
    const writes: string[] = [];
    knex.on('query', ({ sql }: { sql: string }) => {
      if (/^(insert into|update|delete from) .(results|history)\b/i.test(sql)) {
        writes.push(sql);
      }
    });
    tools.setFact('repository.branch-protection', CHECKOUT, protectedBranch);
    await client.evaluate(undefined, mia);
    expect(writes).toEqual([]);
    const again = (await client.listResults(PROTECTED, mia)).items[0];
    expect(again.since).toBe(first.since);
    expect(again.evaluatedAt > first.evaluatedAt).toBe(true);

    tools.setFact('repository.branch-protection', CHECKOUT, unprotectedBranch);
    await client.evaluate(undefined, mia);
    expect(writes.length).toBeGreaterThan(0);
  });

  it('covers a failure by a waiver that somebody else approved, until it ends', async () => {
    tools.setFact('repository.branch-protection', CHECKOUT, unprotectedBranch);
    const { client, auditEvent } = await start();
    await client.evaluate(undefined, mia);
    const waiver = await client.requestWaiver(
      { ...PROTECTED, reason: 'Migration runs.', expiresAt: inDays(30) },
      mia,
    );
    const shown = async () =>
      (await client.listResults(PROTECTED, mia)).items[0];
    expect(await shown()).toMatchObject({
      display: 'fail',
      waiver: { state: 'requested' },
    });

    await expect(
      client.decideWaiver(waiver.id, 'approve', mia),
    ).rejects.toMatchObject({ statusCode: 403 });
    expect(auditEvent.fail).toHaveBeenCalledTimes(1);
    expect(await shown()).toMatchObject({ display: 'fail' });

    await client.decideWaiver(waiver.id, 'approve', jonas);
    expect(await shown()).toMatchObject({
      outcome: 'fail',
      display: 'waived',
      waiver: { state: 'approved', decidedBy: 'user:default/jonas' },
    });
    const waived = await client.listResults({ outcome: 'waived' }, mia);
    expect(waived.total).toBe(1);
    const processes = (await client.listProcessScores(mia)).items;
    expect(
      processes.find(one => one.process === 'branch-policy'),
    ).toMatchObject({ waived: 1 });
    await expect(
      client.decideWaiver(waiver.id, 'reject', jonas),
    ).rejects.toMatchObject({ statusCode: 409 });

    await knex('waivers').update({ expires_at: inDays(-1) });
    expect(await shown()).toMatchObject({ display: 'fail' });
    expect(await shown()).not.toHaveProperty('waiver');
    expect((await client.listWaivers(mia)).items[0].state).toBe('expired');
  });

  it('refuses a second waiver while one is active', async () => {
    const { client } = await start();
    await client.evaluate(undefined, mia);
    const waiver = { ...PROTECTED, reason: 'So', expiresAt: inDays(5) };
    await client.requestWaiver(waiver, mia);
    await expect(client.requestWaiver(waiver, jonas)).rejects.toMatchObject({
      statusCode: 409,
    });
  });

  it('takes the attestation of a member, and asks again when it has run out', async () => {
    const { client } = await start({
      memberOf: [PAYMENTS],
    });
    await client.evaluate(undefined, mia);
    const [before] = (await client.listResults(WEEKLY, mia)).items;
    expect(before.outcome).toBe('unknown');

    const url = 'https://wiki.example.com/minutes';
    const result = await client.attest(
      { ...WEEKLY, note: 'Held on Monday.', url },
      mia,
    );
    expect(result).toMatchObject({
      outcome: 'pass',
      evidence: [{ text: 'user:default/mia: Held on Monday.', url }],
    });

    await knex('attestations').update({ attested_at: inDays(-8) });
    await client.evaluate(PAYMENTS, mia);
    const [after] = (await client.listResults(WEEKLY, mia)).items;
    expect(after).toMatchObject({ outcome: 'fail' });
    expect(after.message).toMatch('overdue');
  });

  it.each([
    ['is no member', {}],
    [
      'may not, though a member',
      { memberOf: [PAYMENTS], denied: [complianceAttestPermission] },
    ],
  ])('refuses the attestation of somebody who %s', async (_, options) => {
    const { client, auditEvent } = await start(options);
    await expect(
      client.attest({ ...WEEKLY, note: 'Held.' }, mia),
    ).rejects.toMatchObject({ statusCode: 403 });
    expect(auditEvent.fail).toHaveBeenCalledTimes(1);
  });

  it('exports cells that no spreadsheet runs', async () => {
    catalog = catalogServiceMock({
      entities: [
        group('payments'),
        service('checkout', {
          title: '=HYPERLINK("https://evil.example.com")',
        }),
      ],
    });
    tools.setFact('repository.branch-protection', CHECKOUT, unprotectedBranch, {
      itemTitle: '@SUM(A1),"x"',
    });
    const { client } = await start();
    await client.evaluate(undefined, mia);
    const csv = await client.exportCsv(PROTECTED, mia);
    const [header, record] = csv.split('\r\n');
    expect(header).toMatch(/^team,subject,title,/);
    expect(record).toContain(`"'=HYPERLINK(""https://evil.example.com"")"`);
    expect(record).toContain(`"'@SUM(A1),""x"": main: not protected`);
    expect(record).toContain('default-branch-is-protected');
  });

  it('exports every result, also beyond the largest page', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `service-${index}`);
    catalog = catalogServiceMock({
      entities: [group('payments'), ...names.map(name => service(name))],
    });
    const { client } = await start({ tools: undefined });
    await client.evaluate(undefined, mia);
    const { total } = await client.listResults({ limit: 1 }, mia);
    expect(total).toBeGreaterThan(500);
    const records = (await client.exportCsv({ limit: 1 }, mia)).split('\r\n');
    expect(new Set(records).size).toBe(1 + total + 1);
  });

  it('makes the facts of missing tools unknown, and answers the rest', async () => {
    const { client } = await start({ tools: undefined });
    await client.evaluate(undefined, mia);
    const [result] = (await client.listResults(PROTECTED, mia)).items;
    expect(result).toMatchObject({
      outcome: 'unknown',
      message: 'Strata Tools could not be read: the plugin is not installed.',
    });
    const owner = { checkId: 'service-has-an-owner', entityRef: CHECKOUT };
    expect((await client.listResults(owner, mia)).items[0].outcome).toBe(
      'pass',
    );
  });

  it('makes what the tools refuse unknown', async () => {
    tools.failWith = 500;
    const { client } = await start();
    await client.evaluate(undefined, mia);
    const [result] = (await client.listResults(PROTECTED, mia)).items;
    expect(result.message).toBe(
      'Strata Tools could not be read: it answered 500.',
    );
  });

  it('takes absence as a failure only after a complete read', async () => {
    const dashboard = { checkId: 'service-has-dashboard', entityRef: CHECKOUT };
    const { client } = await start();
    const outcome = async () => {
      await client.evaluate(undefined, mia);
      return (await client.listResults(dashboard, mia)).items[0].outcome;
    };
    expect(await outcome()).toBe('unknown');
    tools.sources.push({
      factId: 'monitoring.dashboard',
      connector: 'grafana',
      instance: 'main',
      resource: 'dashboards',
    });
    expect(await outcome()).toBe('unknown');
    tools.setSource('monitoring.dashboard', inDays(-8));
    expect(await outcome()).toBe('unknown');
    tools.setSource('monitoring.dashboard');
    expect(await outcome()).toBe('fail');
  });

  it('drops the results of services that are gone, but keeps their history', async () => {
    const { client } = await start();
    await client.evaluate(undefined, mia);
    catalog.streamEntities = catalogServiceMock({
      entities: [group('payments')],
    }).streamEntities.bind(
      catalogServiceMock({ entities: [group('payments')] }),
    );
    await client.evaluate(undefined, mia);
    expect((await client.listResults({ entityRef: CHECKOUT }, mia)).total).toBe(
      0,
    );
    const { items } = await client.getHistory(PROTECTED.checkId, CHECKOUT, mia);
    expect(items).toEqual([
      expect.objectContaining({ outcome: 'pass', to: expect.any(String) }),
    ]);
  });

  it('keeps all results while the catalog is empty', async () => {
    const { client } = await start();
    await client.evaluate(undefined, mia);
    const { total } = await client.listResults({}, mia);
    catalog.streamEntities = async function* empty() {
      yield [];
    };
    await client.evaluate(undefined, mia);
    expect((await client.listResults({}, mia)).total).toBe(total);
  });

  it('pages through the results without losing or repeating one', async () => {
    const { client } = await start();
    await client.evaluate(undefined, mia);
    const seen: string[] = [];
    let cursor: string | undefined;
    let total: number;
    do {
      const page = await client.listResults({ limit: 7, cursor }, mia);
      seen.push(...page.items.map(one => `${one.entityRef} ${one.checkId}`));
      ({ nextCursor: cursor, total } = page);
    } while (cursor);
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
    await expect(
      client.listResults({ cursor: 'made-up' }, mia),
    ).rejects.toMatchObject({ statusCode: 400 });
    await expect(client.listResults({ limit: 501 }, mia)).rejects.toMatchObject(
      { statusCode: 400 },
    );
  });

  it('lists failures first, those whose fix gains most before others', async () => {
    const { client } = await start();
    await client.evaluate(undefined, mia);
    const [{ items }, checks] = await Promise.all([
      client.listResults({ limit: 500 }, mia),
      client.listChecks(mia),
    ]);
    const severities = ['critical', 'high', 'medium', 'low'];
    const efforts = ['minutes', 'hours', 'days'];
    const infoOf = new Map(checks.items.map(info => [info.id, info]));
    const keys = items.map(one => {
      const { severity, fix } = infoOf.get(one.checkId)!;
      const failed = one.display === 'fail' ? 0 : 1;
      return `${failed}${severities.indexOf(severity)}${efforts.indexOf(
        fix.effort,
      )} ${one.checkId} ${one.entityRef}`;
    });
    expect(new Set(items.map(one => one.display)).size).toBeGreaterThan(1);
    expect(keys).toEqual([...keys].sort());
  });

  it('shows teams by processes, without what nobody owns', async () => {
    catalog = catalogServiceMock({
      entities: [
        group('payments', 'team', 'engineering'),
        group('unowned', 'team', 'engineering'),
        group('engineering', 'department'),
        service('checkout'),
        service('orphan', { owner: 'unowned' }),
        service('lost', { owner: 'no-such-team' }),
      ],
    });
    const { client } = await start();
    await client.evaluate(undefined, mia);
    const matrix = await client.getMatrix({}, mia);
    expect(matrix.rows).toEqual([
      expect.objectContaining({
        team: PAYMENTS,
        teamTitle: 'Team payments',
        parent: 'group:default/engineering',
        services: 1,
      }),
    ]);
    expect(matrix.groups).toEqual([
      expect.objectContaining({
        group: 'group:default/engineering',
        teams: 1,
        overall: matrix.rows[0].overall,
        cells: matrix.rows[0].cells,
      }),
    ]);
    expect(matrix.asOf).toEqual(expect.any(String));
    expect(matrix.processes.slice(0, 3)).toEqual([
      'development-workflow',
      'code-review',
      'branch-policy',
    ]);
    const policy = matrix.rows[0].cells.find(
      cell => cell.process === 'branch-policy',
    );
    expect(policy).toMatchObject({ score: 100, coverage: 100, pass: 2 });
    const unowned = await client.listResults(
      { checkId: 'service-has-an-owner', outcome: 'fail' },
      mia,
    );
    expect(unowned.items.map(one => one.entityRef).sort()).toEqual([
      'component:default/lost',
      'component:default/orphan',
    ]);
    expect(unowned.items[0]).not.toHaveProperty('team');
  });

  /** Lets what is stored be as old as ten days. */
  async function age() {
    await knex('history').update({ from_at: inDays(-10) });
    await knex('results').update({ since: inDays(-10) });
  }

  it('puts beside each score that of a week before, and nothing where none was known', async () => {
    const { client } = await start();
    await client.evaluate(undefined, mia);
    const policy = async (asOf?: string) => {
      const { rows, ...matrix } = await client.getMatrix({ asOf }, mia);
      const cell = rows[0]?.cells.find(one => one.process === 'branch-policy');
      return { ...matrix, cell, overall: rows[0]?.overall };
    };
    expect((await policy()).cell).not.toHaveProperty('before');

    await age();
    tools.setFact('repository.branch-protection', CHECKOUT, unprotectedBranch);
    await client.evaluate(undefined, mia);
    const now = await policy();
    expect(now.cell).toMatchObject({ score: 0, before: 100 });
    expect(now.overall?.before).toBeGreaterThan(now.overall!.score!);
    expect(now.comparedWith! < inDays(-6.9)).toBe(true);

    const asOf = inDays(-5);
    const past = await policy(asOf);
    expect(past).toMatchObject({ asOf, cell: { score: 100, pass: 2 } });
    expect(past.cell).not.toHaveProperty('before');
    expect((await policy(inDays(-11))).cell).toBeUndefined();
  });

  it('shows and exports the results as they stood on a day', async () => {
    const { client } = await start();
    await client.evaluate(undefined, mia);
    await age();
    tools.setFact('repository.branch-protection', CHECKOUT, unprotectedBranch);
    await client.evaluate(undefined, mia);
    const waiver = { ...PROTECTED, reason: 'So.', expiresAt: inDays(5) };
    const { id: waiverId } = await client.requestWaiver(waiver, mia);
    await client.decideWaiver(waiverId, 'approve', jonas);

    const asOf = inDays(-5);
    const then = await client.listResults({ ...PROTECTED, asOf }, mia);
    expect(then).toMatchObject({
      total: 1,
      items: [
        {
          display: 'pass',
          team: PAYMENTS,
          entityTitle: 'checkout',
          evaluatedAt: asOf,
          evidence: [{ text: expect.stringContaining('direct push refused') }],
        },
      ],
    });
    expect(then.items[0]).not.toHaveProperty('waiver');
    const [now] = (await client.listResults(PROTECTED, mia)).items;
    expect(now.display).toBe('waived');

    const query = { ...PROTECTED, asOf };
    const [, exported] = (await client.exportCsv(query, mia)).split('\r\n');
    expect(exported).toContain(`,critical,pass,`);
    expect(exported).toContain(`,${asOf},`);

    const turned = inDays(-8);
    const lines = () => knex('history').where({ check_id: PROTECTED.checkId });
    await lines().whereNotNull('to_at').update({ to_at: turned });
    await lines().whereNull('to_at').update({ from_at: turned });
    const [unwaived] = (await client.listResults(query, mia)).items;
    expect(unwaived).toMatchObject({ display: 'fail', since: turned });
    for (const wrong of ['yesterday', inDays(1)]) {
      await expect(
        client.listResults({ asOf: wrong }, mia),
      ).rejects.toMatchObject({ statusCode: 400 });
    }
  });

  it('shows services of the past below the team that had them', async () => {
    const { client } = await start();
    await client.evaluate(undefined, mia);
    await age();
    const owner = { checkId: 'service-has-an-owner', entityRef: CHECKOUT };
    const become = (...entities: ReturnType<typeof service>[]) => {
      const changed = catalogServiceMock({ entities });
      catalog.streamEntities = changed.streamEntities.bind(changed);
    };
    become(
      group('payments'),
      group('orders'),
      service('checkout', { owner: 'orders' }),
    );
    await client.evaluate(undefined, mia);
    const [moved] = (await client.listResults(owner, mia)).items;
    expect(moved).toMatchObject({ team: 'group:default/orders' });
    expect(moved.since < inDays(-9)).toBe(true);
    const history = await client.getHistory(owner.checkId, CHECKOUT, mia);
    expect(history.items).toHaveLength(1);

    become(group('orders'));
    await client.evaluate(undefined, mia);
    expect((await client.listResults(owner, mia)).total).toBe(0);
    const asOf = inDays(-5);
    const { items } = await client.listResults({ ...owner, asOf }, mia);
    expect(items.map(one => one.team)).toEqual([PAYMENTS]);
    const { rows } = await client.getMatrix({ asOf }, mia);
    expect(rows.map(row => [row.team, row.services])).toEqual([[PAYMENTS, 1]]);
  });

  it('lists checks and standards', async () => {
    const { client } = await start();
    await client.evaluate(undefined, mia);
    const { items } = await client.listChecks(mia);
    expect(items.find(one => one.id === WEEKLY.checkId)).toMatchObject({
      subject: 'team',
      cadenceDays: 7,
      facts: ['compliance.attestation'],
    });
    const [guide] = (await client.listStandards(mia)).items;
    const policy = guide.requirements.find(one => one.id === 'branch-policy');
    expect(policy?.score).toMatchObject({ score: 100, pass: 2 });
  });

  it('evaluates one subject alone, and says so when there is none', async () => {
    const { client } = await start();
    await client.evaluate(CHECKOUT, mia);
    const { items } = await client.listResults({}, mia);
    expect(new Set(items.map(one => one.entityRef))).toEqual(
      new Set([CHECKOUT]),
    );
    await expect(
      client.evaluate('component:default/nothing', mia),
    ).rejects.toMatchObject({ statusCode: 404 });
  });

  it('refuses every route without its permission', async () => {
    const { server } = await start({ denied: compliancePermissions });
    const reads = [
      '/checks',
      '/standards',
      '/matrix',
      '/processes',
      '/results',
      `/history?checkId=a&entityRef=${encodeURIComponent(CHECKOUT)}`,
      '/waivers',
      '/export.csv',
    ];
    const statuses = await Promise.all([
      ...reads.map(path =>
        request(server)
          .get(`/api/compliance${path}`)
          .then(({ status }) => [path, status]),
      ),
      ...Object.entries({
        '/evaluations': {},
        '/waivers': { ...PROTECTED, reason: 'So', expiresAt: inDays(5) },
        '/waivers/1/decision': { decision: 'approve' },
        '/attestations': { ...WEEKLY, note: 'Held.' },
      }).map(([path, body]) =>
        request(server)
          .post(`/api/compliance${path}`)
          .send(body)
          .then(({ status }) => [path, status]),
      ),
    ]);
    expect(statuses.filter(([, status]) => status !== 403)).toEqual([]);
    expect(statuses).toHaveLength(reads.length + 4);
  });

  it.each([
    ['evaluate', complianceEvaluatePermission, 'evaluation-run'],
    ['decide', complianceWaiverDecidePermission, 'waiver-decide'],
  ])('records a refusal to %s', async (action, permission, eventId) => {
    const { client, auditor, auditEvent } = await start({
      denied: [permission],
    });
    const attempt =
      action === 'evaluate'
        ? client.evaluate(undefined, mia)
        : client.decideWaiver('1', 'approve', mia);
    await expect(attempt).rejects.toMatchObject({ statusCode: 403 });
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId }),
    );
    expect(auditEvent.fail).toHaveBeenCalledTimes(1);
    expect(auditEvent.success).not.toHaveBeenCalled();
  });

  it('evaluates a thousand services in bulk', async () => {
    const names = Array.from(
      { length: 1000 },
      (_, index) => `service-${index}`,
    );
    catalog = catalogServiceMock({
      entities: [group('payments'), ...names.map(name => service(name))],
    });
    for (const name of names) {
      tools.facts.push({
        ...tools.facts[0],
        itemUid: name,
        entityRefs: [`component:default/${name}`],
      });
    }
    const pages = jest.spyOn(catalog, 'queryEntities');
    const { client } = await start();
    let statements = 0;
    knex.on('query', () => {
      statements += 1;
    });
    await client.evaluate(undefined, mia);
    const { items: checks } = await client.listChecks(mia);
    const onServices = checks.filter(check => check.subject === 'service');
    const { total } = await client.listResults({}, mia);
    expect(total).toBe(
      1000 * onServices.length + (checks.length - onServices.length),
    );
    // Two pages of a thousand entities; three pages of the one fact, and one call for each list
    expect(pages.mock.calls.length).toBeLessThanOrEqual(2);
    expect([...tools.calls].sort()).toEqual([
      '/fact-sources',
      '/facts',
      '/facts',
      '/facts',
      '/instances',
    ]);
    expect(statements).toBeLessThan(2 * (total / 500) + 2 * checks.length + 50);
  });
});

describe('bad input', () => {
  let knex: Knex;
  let client: Awaited<ReturnType<typeof startCompliance>>['client'];

  beforeAll(async () => {
    knex = await databases.init('SQLITE_3');
    const entities = [group('payments'), service('checkout')];
    const catalog = catalogServiceMock({ entities });
    const memberOf = [PAYMENTS, CHECKOUT, 'group:default/nobody'];
    ({ client } = await startCompliance({ knex, catalog, memberOf }));
    await client.evaluate(undefined, mia);
  });

  it.each([
    ['no reason', { reason: '  ' }, 400],
    ['no date', { expiresAt: 'soon' }, 400],
    ['a past date', { expiresAt: inDays(-1) }, 400],
    ['more than a year', { expiresAt: inDays(400) }, 400],
    ['a broken ref', { entityRef: ':/' }, 400],
    ['no such result', { checkId: 'no-such-check' }, 404],
  ])('refuses a waiver with %s', async (_, wrong, status) => {
    const waiver = { ...PROTECTED, reason: 'So', expiresAt: inDays(5) };
    await expect(
      client.requestWaiver({ ...waiver, ...wrong }, mia),
    ).rejects.toMatchObject({ statusCode: status });
    expect((await client.listWaivers(mia)).items).toEqual([]);
  });

  it.each([
    ['a note', { note: ' ' }, 400],
    ['a check that people attest', { checkId: PROTECTED.checkId }, 400],
    ['a safe link', { url: 'data:text/html,x' }, 400],
    ['a team', { entityRef: CHECKOUT }, 400],
    ['a team that exists', { entityRef: 'group:default/nobody' }, 404],
  ])('refuses an attestation without %s', async (_, wrong, status) => {
    await expect(
      client.attest({ ...WEEKLY, note: 'Held.', ...wrong }, mia),
    ).rejects.toMatchObject({ statusCode: status });
    expect(await knex('attestations')).toEqual([]);
  });
});

describe('schedule', () => {
  it('evaluates soon after the tools have changed', async () => {
    const knex = await databases.init('SQLITE_3');
    const catalog = catalogServiceMock({
      entities: [group('payments'), service('checkout')],
    });
    const events = mockServices.events.mock();
    await startCompliance({
      knex,
      catalog,
      tools: new FakeTools(),
      features: [
        events.factory,
        mockServices.rootConfig.factory({
          data: { compliance: { evaluation: { debounceSeconds: 0.05 } } },
        }),
      ],
    });
    const [{ topics, onEvent }] = events.subscribe.mock.calls[0];
    expect(topics).toEqual(['strata.tools.changed']);
    expect(await knex('evaluations')).toHaveLength(0);
    const event = { topic: topics[0], eventPayload: {} };
    await Promise.all([onEvent(event), onEvent(event), onEvent(event)]);
    let evaluations: unknown[] = [];
    for (
      let attempt = 0;
      attempt < 100 && evaluations.length === 0;
      attempt++
    ) {
      await wait(50);
      evaluations = await knex('evaluations');
    }
    expect(evaluations).toHaveLength(1);
  });
});

describe('extension point', () => {
  it('takes checks, sources of facts and standards of a private package', async () => {
    const lamp = defineFactType({
      id: 'lamp.state',
      title: 'whether a lamp is on',
      schema: z.object({ on: z.boolean() }),
    });
    const lampsAreOn = defineCheck({
      id: 'lamps-are-on',
      process: 'operations',
      title: 'Are all lamps on?',
      subject: 'service',
      severity: 'low',
      stage: 'stable',
      why: 'People fall over things in the dark.',
      fix: { text: 'Switch them on.', effort: 'minutes' },
      facts: { lamps: lamp },
      missing: 'unknown',
      evaluate: ({ lamps: [seen] }) =>
        seen.value.on ? pass('Light.') : fail('Dark.'),
    });
    const house = defineFactSource({
      id: 'house',
      title: 'The house',
      facts: [lamp],
      read: async (_, { subjects, now }) => [
        {
          factId: lamp.id,
          complete: true,
          rows: subjects.map(({ ref, title }) => ({
            value: { on: false },
            itemTitle: title,
            source: 'House',
            observedAt: now.toISOString(),
            entityRefs: [ref],
          })),
        },
      ],
    });
    const light = { id: 'light', title: 'Light', checks: [lampsAreOn.id] };
    const module = createBackendModule({
      pluginId: 'compliance',
      moduleId: 'private',
      register: env =>
        env.registerInit({
          deps: { compliance: complianceExtensionPoint },
          init: async ({ compliance }) => {
            compliance.addCheck(lampsAreOn);
            compliance.addFactSource(house);
            compliance.addStandard({
              id: 'safety',
              title: 'Safety',
              source: 'Law',
              requirements: [light],
            });
          },
        }),
    });
    const { client } = await startCompliance({
      knex: await databases.init('SQLITE_3'),
      catalog: catalogServiceMock({ entities: [service('checkout')] }),
      features: [module],
    });
    await client.evaluate(undefined, mia);
    const query = { checkId: lampsAreOn.id };
    const [result] = (await client.listResults(query, mia)).items;
    expect(result).toMatchObject({ outcome: 'fail', message: 'Dark.' });
    const safety = (await client.listStandards(mia)).items.at(-1);
    expect(safety?.requirements[0].score).toMatchObject({ score: 0, fail: 1 });
  });
});
