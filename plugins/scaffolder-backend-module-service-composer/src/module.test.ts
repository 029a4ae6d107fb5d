import { createMockDirectory } from '@backstage/backend-test-utils';
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { dryRunOf } from './__testUtils__/dryRun';
import { startPortal, type Portal } from './__testUtils__/startPortal';

jest.setTimeout(180_000);

const STACK = {
  archetype: 'go',
  features: {
    rpc: 'rpc-grpc',
    database: 'database-postgresql',
    repository: 'repository-gitlab',
    ci: 'ci-jenkins',
    logging: 'logging-ecs-stdout',
    monitoring: 'monitoring-prometheus',
    issues: 'issues-jira',
  },
};

const service = (name: string, stack: object = STACK) => ({
  name,
  description: 'Takes orders',
  owner: 'group:default/storefront',
  system: 'system:default/shop',
  stack,
});

describe('creating a service with the demo tools', () => {
  const folder = createMockDirectory();
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal(folder);
    await portal.waitForEntity('template', 'new-service');
    await portal.waitForEntity('template', 'undo-creation');
  });
  afterAll(async () => portal.demo.stop());

  const dryRun = (action: string, values: object) =>
    dryRunOf(portal.send, action, values);

  it('has no action with an empty schema', async () => {
    const { body } = await portal.send('get', '/scaffolder/v2/actions');
    const ours = body.filter((each: any) => each.id.startsWith('strata:'));
    expect(ours.map((each: any) => each.id).sort()).toEqual([
      'strata:compose',
      'strata:options',
      'strata:publish',
      'strata:register',
      'strata:undo',
      'strata:wire',
    ]);
    for (const { schema } of ours) {
      expect(Object.keys(schema.input.properties)).not.toHaveLength(0);
      expect(Object.keys(schema.output.properties)).not.toHaveLength(0);
    }
  });

  it('offers the defaults of the company and previews without changing anything', async () => {
    const options = await dryRun('strata:options', {});
    expect([options.status, options.body.error]).toEqual([200, undefined]);
    expect(options.body.output.selection).toEqual({
      ...STACK,
      archetype: 'typescript',
    });
    const preview = await dryRun('strata:compose', service('preview-api'));
    expect(preview.status).toBe(200);
    const paths = preview.body.directoryContents.map((each: any) => each.path);
    expect(paths).toContain('cmd/service/main.go');
    expect(preview.body.output.satisfies).toContain('service-has-dashboard');
    expect((await findProject('preview-api')).status).toBe(404);
  });

  it('says why an option cannot be taken', async () => {
    const features = {
      ...STACK.features,
      repository: 'repository-git',
      ci: 'ci-gitlab',
    };
    const stack = { archetype: 'go', features };
    const { body } = await dryRun('strata:options', { stack });
    const ci = body.output.choices.find(({ id }: any) => id === 'ci');
    expect(
      ci.options.find(({ id }: any) => id === 'ci-gitlab').refusal,
    ).toEqual({
      reason: 'GitLab runs .gitlab-ci.yml only for repositories that it hosts',
      instead: 'ci-jenkins',
      insteadTitle: 'Jenkins',
    });
  });

  it.each([
    [{ name: 'Bad Name' }, /The name must start with a letter/],
    [{ description: 'a {{ b }}' }, /must not contain .*\{\{/],
    [{ name: '../x' }, /must not contain/],
  ])('refuses %p with a clear message', async (bad, message) => {
    const { status, body } = await dryRun('strata:compose', {
      ...service('fine'),
      ...bad,
    });
    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
  });

  it.each(['a {{ b }}', '${{ secrets.X }}', 'a ../b', 'a ..\\b', '{% raw %}'])(
    'refuses the description %p before a task begins',
    async description => {
      const values = { ...service('fine'), description };
      const templateRef = 'template:default/new-service';
      const path = '/scaffolder/v2/tasks';
      const { status, body } = await portal.send('post', path, {
        templateRef,
        values,
      });
      expect([status, body.errors?.[0].property]).toEqual([
        400,
        'instance.description',
      ]);
    },
  );

  it('publishes, registers and wires it, and the service passes its checks', async () => {
    const { log, error, output } = await portal.run(
      'new-service',
      service('order-api'),
    );
    expect([error, log]).toEqual([undefined, expect.anything()]);
    expect(output.links.map(({ title }: any) => title)).toEqual([
      'The service in the catalog',
      'Repository',
      'Pipeline',
      'Dashboard',
      'Issues',
    ]);
    const { gitlab } = portal.demo.urls;
    const clone = join(folder.path, 'clone');
    // Not the synchronous call: the server that answers runs in this process.
    await promisify(execFile)('git', [
      'clone',
      '-q',
      authorised(`${gitlab}/storefront/order-api.git`),
      clone,
    ]);
    expect(readFileSync(join(clone, 'go.mod'), 'utf8')).toContain(
      'module localhost/storefront/order-api',
    );
    expect(existsSync(join(clone, '.strata/lineage.yaml'))).toBe(true);

    const entity = await portal.waitForEntity('component', 'order-api');
    expect(entity.spec).toMatchObject({ owner: 'group:default/storefront' });

    const preview = await dryRun('strata:compose', service('order-api'));
    await expectToPass(preview.body.output.satisfies);
  });

  it('hands the alert rules to Prometheus, and takes them back', async () => {
    const parameters = { 'monitoring-prometheus': { evaluator: 'prometheus' } };
    const stack = { ...STACK, parameters };
    const { id, error } = await portal.run(
      'new-service',
      service('watched-api', stack),
    );
    expect(error).toBeUndefined();
    const rules = async () => {
      const page = await fetch(`${portal.demo.urls.prometheus}/api/v1/rules`);
      const { data }: any = await page.json();
      return data.groups
        .filter(({ name }: any) => name === 'watched-api')
        .flatMap((group: any) => group.rules.map(({ name }: any) => name));
    };
    expect(await rules()).toEqual([
      'watched-api ServiceDown',
      'watched-api ServiceErrors',
      'watched-api ServiceSlow',
    ]);
    const undone = await portal.run('undo-creation', { taskId: id });
    expect(undone.error).toBeUndefined();
    expect(await rules()).toEqual([]);
  });

  it('refuses a name that is taken in the tool, also when asked again', async () => {
    const refused = await portal.run('new-service', service('order-api'));
    const again = await portal.retry(refused.id);
    for (const { error } of [refused, again]) {
      expect(error.message).toMatch(
        /storefront\/order-api already exists in gitlab\.main\. Choose another name/,
      );
    }
  });

  it('goes on where it failed when the task is retried', async () => {
    portal.demo.misbehave('grafana', 'error');
    const failed = await portal.run('new-service', service('second-api'));
    expect(failed.error.message).toMatch(/^Import the Grafana dashboard/);
    portal.demo.misbehave('grafana', null);
    const { error, output } = await portal.retry(failed.id);
    expect(error).toBeUndefined();
    expect(output.links).toContainEqual(
      expect.objectContaining({ entityRef: 'component:default/second-api' }),
    );
  });

  it('says when taking back fails halfway, and goes on the next time', async () => {
    portal.demo.misbehave('jira', 'error');
    const failed = await portal.run('new-service', service('half-api'));
    portal.demo.misbehave('jira', null);
    expect(await findLocation('half-api')).toBeDefined();

    portal.demo.misbehave('jenkins', 'error');
    const half = await portal.run('undo-creation', { taskId: failed.id });
    portal.demo.misbehave('jenkins', null);
    const { message } = half.error;
    expect(message).toMatch(/^Taking back "Created the .*half-api" failed/);
    const [taken, kept] = message.split('What exists and stays');
    expect(taken).toMatch(
      /Taken back before that:\n\n- .*rules.*\n- .*dashboard/,
    );
    expect(kept).toContain('Created the internal project storefront/half-api');
    expect(kept).not.toContain('dashboard');
    expect((await findProject('half-api')).status).toBe(200);

    const rest = await portal.run('undo-creation', { taskId: failed.id });
    expect(rest.error).toBeUndefined();
    expect((await findProject('half-api')).status).toBe(404);
    expect(await findLocation('half-api')).toBeUndefined();
  });

  it('says after a failure what exists, and takes it back', async () => {
    portal.demo.misbehave('grafana', 'error');
    const { system: _, ...withoutSystem } = service('doomed-api');
    const failed = await portal.run('new-service', withoutSystem);
    portal.demo.misbehave('grafana', null);
    expect(failed.error.message).toMatch(
      /^Import the Grafana dashboard \(grafana\.main\) failed/,
    );
    expect(failed.error.message).toContain(
      'Created the internal project storefront/doomed-api',
    );
    expect(failed.error.message).toContain(failed.id);

    const undone = await portal.run('undo-creation', { taskId: failed.id });
    expect(undone.error).toBeUndefined();
    const left = await portal.tools.listEffects(failed.id, portal.token);
    expect(left.items.filter(each => !each.undoneAt)).toEqual([]);
    const page = await findProject('doomed-api');
    expect(page.status).toBe(404);

    const again = await portal.run('undo-creation', { taskId: failed.id });
    expect(again.error.message).toMatch(/left nothing in any tool/);
  });

  /** Every id in turn, so that a failure names the check and what it saw. */
  async function expectToPass(ids: string[]) {
    expect(ids.length).toBeGreaterThanOrEqual(15);
    await portal.sync();
    await portal.compliance.evaluate(undefined, portal.token);
    const { items } = await portal.compliance.listResults(
      { entityRef: 'component:default/order-api', limit: 100 },
      portal.token,
    );
    const guarded = ['branch-policy', 'ci', 'alerting', 'ownership'];
    const unknown = items.filter(
      ({ outcome, process }) =>
        outcome === 'unknown' && guarded.includes(process),
    );
    expect(unknown.map(({ checkId, message }) => [checkId, message])).toEqual(
      [],
    );
    const outcomes = Object.fromEntries(
      items.map(({ checkId, outcome, message }) => [
        checkId,
        outcome === 'pass' ? 'pass' : `${outcome}: ${message}`,
      ]),
    );
    expect(ids.map(id => [id, outcomes[id]])).toEqual(
      ids.map(id => [id, 'pass']),
    );
  }

  async function findLocation(name: string) {
    const { body } = await portal.send('get', '/catalog/locations');
    return body.find(({ data }: any) => data.target.includes(`/${name}/`));
  }

  function findProject(name: string) {
    const { urls, credentials } = portal.demo;
    const path = `/api/v4/projects/${encodeURIComponent(`storefront/${name}`)}`;
    return fetch(`${urls.gitlab}${path}`, {
      headers: { 'PRIVATE-TOKEN': credentials.gitlab.token },
    });
  }

  function authorised(url: string) {
    const { writeToken } = portal.demo.credentials.gitlab;
    return url.replace('://', `://oauth2:${writeToken}@`);
  }
});
