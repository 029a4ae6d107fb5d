import { technologies } from '@strata/technologies';
import { parse } from 'yaml';
import { loadLibrary, type Library } from '../library';
import {
  ALL_TOOLS,
  DEFAULTS,
  TEMPLATES,
  aFeature,
  aRequest,
} from '../__testUtils__/samples';
import { composeService, LINEAGE_PATH } from './composeService';
import type { Selection } from './resolve';

const library = loadLibrary(TEMPLATES);

/** Every selection that answers each choice with one of its options. */
function* everySelection(): Generator<Selection> {
  const choices = library.choices.filter(({ layer }) => layer !== 'language');
  let rows: Selection['features'][] = [{}];
  for (const { id, none } of choices) {
    const options = library.features
      .filter(({ choice }) => choice === id)
      .map(feature => feature.id as string | undefined);
    if (none) options.push(undefined);
    rows = rows.flatMap(row =>
      options.map(option => ({ ...row, [id]: option })),
    );
  }
  for (const { id: archetype } of library.archetypes) {
    for (const features of rows) yield { archetype, features };
  }
}

/** The one rule between the options that come with Strata, while every tool is configured. */
function isForbidden({ features }: Selection): boolean {
  return (
    features.ci === 'ci-gitlab' && features.repository !== 'repository-gitlab'
  );
}

const answers = {
  parameters: {
    'repository-git': { url: 'https://git.example.com/a/order-api.git' },
  },
};

describe('composeService', () => {
  it('composes every combination that no rule forbids', () => {
    const legal = [...everySelection()].filter(each => !isForbidden(each));
    expect(legal).toHaveLength(480);
    for (const selection of legal) {
      const { files } = composeService(library, {
        ...aRequest({ answers }),
        selection,
      });
      expect(Object.keys(files)).toEqual([...Object.keys(files)].sort());
    }
  });

  it('refuses every other combination with the reason and the alternative', () => {
    const illegal = [...everySelection()].filter(isForbidden);
    expect(illegal).toHaveLength(96);
    for (const selection of illegal) {
      expect(() =>
        composeService(library, { ...aRequest({ answers }), selection }),
      ).toThrow(
        'GitLab CI cannot be chosen: GitLab runs .gitlab-ci.yml only for repositories that it hosts. Take Jenkins instead.',
      );
    }
  });

  it('promises nothing of a pipeline without continuous integration', () => {
    const withCi = composeService(library, aRequest());
    const without = composeService(
      library,
      aRequest({ features: { ci: undefined } }),
    );
    expect(
      withCi.satisfies.filter(id => !without.satisfies.includes(id)),
    ).toEqual([
      'ci-runs-on-default-branch',
      'merge-needs-green-pipeline',
      'pipeline-lints-and-tests',
    ]);
    expect(
      Object.keys(withCi.files).filter(path => !(path in without.files)),
    ).toEqual(['Jenkinsfile']);
    expect(
      [withCi, without].map(
        ({ repository }) => repository.create?.input.pipelineMustSucceed,
      ),
    ).toEqual([true, false]);
    expect(without.technologies).not.toContain('jenkins');
    expect(without.wiring.map(({ action }) => action)).not.toContain(
      'create-job',
    );
  });

  it.each(['typescript', 'go'])(
    'gives the same bytes twice for %s',
    archetype => {
      const once = composeService(library, aRequest({ archetype }));
      const twice = composeService(
        loadLibrary(TEMPLATES),
        aRequest({ archetype }),
      );
      expect(JSON.stringify(twice)).toBe(JSON.stringify(once));
    },
  );

  it('leaves no placeholder in what was rendered', () => {
    const { files } = composeService(library, aRequest());
    for (const [path, text] of Object.entries(files)) {
      expect([path, text.match(/\$\{\{|\{\{|\{%/)]).toEqual([path, null]);
    }
  });

  it('registers the service with owner, system, technologies and linking annotations', () => {
    const { files, technologies: used } = composeService(library, aRequest());
    expect(parse(files['catalog-info.yaml'])).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: 'order-api',
        description: 'Takes orders',
        annotations: {
          'backstage.io/source-location':
            'url:https://gitlab.example.com/payments/order-api/',
          'gitlab.com/project-slug': 'payments/order-api',
          'grafana/alert-label-selector': 'service=order-api',
          'grafana/dashboard-selector': "tags @> 'service=order-api'",
          'jenkins.io/job-full-name': 'order-api',
          'jira/project-key': 'ORDERAPI',
          'prometheus.io/service-name': 'order-api',
        },
      },
      spec: {
        type: 'service',
        lifecycle: 'experimental',
        owner: 'group:default/payments',
        system: 'shop',
        dependsOn: used.map(id => `resource:technology/${id}`),
      },
    });
  });

  it('depends only on technologies that the knowledge base has', () => {
    const known = new Set(technologies.map(({ id }) => id));
    const named = [...library.archetypes, ...library.features].flatMap(
      part => part.technologies,
    );
    expect(named.filter(id => !known.has(id))).toEqual([]);
  });

  it('records archetype, features, versions and answers', () => {
    const { files } = composeService(library, aRequest());
    expect(parse(files[LINEAGE_PATH])).toMatchObject({
      archetype: { id: 'typescript', version: '1.0.0' },
      features: expect.arrayContaining([{ id: 'rpc-grpc', version: '1.0.0' }]),
      repository: 'https://gitlab.example.com/payments/order-api',
      answers: { name: 'order-api', owner: 'group:default/payments' },
    });
  });

  it('starts the database before the API that uses it', () => {
    const { files } = composeService(library, aRequest());
    const registry = files['src/features/index.ts'];
    expect(registry.indexOf('  databasePostgresql,')).toBeGreaterThan(0);
    expect(registry.indexOf('  databasePostgresql,')).toBeLessThan(
      registry.indexOf('  rpcGrpc,'),
    );
  });

  it('wires the chosen instance of each tool with generated files as input', () => {
    const second = { ...ALL_TOOLS[1], instance: 'jenkins.second' };
    const request = aRequest({ tools: [...ALL_TOOLS, second] });
    request.selection.instances = { jenkins: 'jenkins.second' };
    const { wiring, repository } = composeService(library, request);
    expect(wiring.map(({ instance, action }) => [instance, action])).toEqual([
      ['gitlab.main', 'protect-branch'],
      ['jenkins.second', 'create-job'],
      ['grafana.main', 'import-dashboard'],
      ['grafana.main', 'import-alert-rules'],
      ['jira.main', 'create-project'],
    ]);
    expect(wiring[2].input).toMatchObject({
      dashboard: { title: 'order-api' },
    });
    expect(wiring[3].input.rules).toHaveLength(3);
    expect(repository.create).toMatchObject({
      instance: 'gitlab.main',
      input: { namespace: 'payments', name: 'order-api' },
    });
  });

  it('leaves the alert rules to Prometheus where that is asked for', () => {
    const parameters = { 'monitoring-prometheus': { evaluator: 'prometheus' } };
    const { wiring, satisfies } = composeService(
      library,
      aRequest({ answers: { parameters } }),
    );
    const actions = wiring.map(({ action }) => action);
    expect(actions).not.toContain('import-alert-rules');
    const { instance, input } = wiring.find(
      ({ action }) => action === 'write-rule-file',
    )!;
    expect(instance).toBe('prometheus.main');
    expect(input).toMatchObject({
      file: 'order-api.yml',
      groups: [
        {
          name: 'order-api',
          rules: [
            {
              alert: 'order-api ServiceDown',
              expr: '(sum(up{job="order-api"}) or vector(0)) < 1',
              labels: { service: 'order-api', severity: 'critical' },
            },
            expect.anything(),
            expect.anything(),
          ],
        },
      ],
    });
    expect(satisfies).toContain('alert-rules-have-a-runbook');
    expect(satisfies).not.toContain('alert-rules-reach-somebody');
  });

  it.each([
    ['name', { name: 'Order_API' }, /name: The name must start with a letter/],
    ['name', { name: '订单' }, /name: The name must start with a letter/],
    ['name', { name: 'x'.repeat(64) }, /at most 63 characters/],
    ['name', { name: '../../etc' }, /must not contain "\.\.\/"/],
    [
      'description',
      { description: '${{ secrets.X }}' },
      /description: The description must not contain "\{\{"/,
    ],
    ['description', { description: 'a\nb' }, /must be one line/],
    ['description', { description: 'a\u0085b: c' }, /must be one line/],
    ['description', { description: 'a\u2028b' }, /must be one line/],
    ['description', { description: '' }, /The description is empty/],
    ['owner', { owner: 'group:default/a b' }, /must be an entity reference/],
    ['owner', { owner: 'group:default/..' }, /must be an entity reference/],
    ['owner', { owner: 'a"}, x: {y: "' }, /must be an entity reference/],
    ['system', { system: 'shop\nowner: me' }, /must be one line/],
    [
      'parameter',
      { parameters: { 'repository-gitlab': { namespace: 'a/../b' } } },
      /must not contain "\.\.\/"/,
    ],
    [
      'parameter',
      { parameters: { 'issues-jira': { projectKey: 'lower' } } },
      /Jira, Project key: "lower" must match/,
    ],
  ])('refuses a bad %s', (_, bad, message) => {
    expect(() => composeService(library, aRequest({ answers: bad }))).toThrow(
      message,
    );
  });

  it.each([
    'https://git.example.com/a/$(id).git',
    'https://git.example.com/a/b;reboot',
    'https://git.example.com/a/`id`',
    'https://git.example.com/a/b"\'',
    'https://user@git.example.com/a/b.git',
    'ssh://git.example.com/a/b.git',
    'https://git.example.com/a/../b.git',
  ])('refuses the clone address %s', url => {
    const request = aRequest({
      features: { repository: 'repository-git' },
      answers: { parameters: { 'repository-git': { url } } },
    });
    expect(() => composeService(library, request)).toThrow(
      /Clone address: .* must match|must not contain/,
    );
  });

  it.each([
    ['null', 'true', 'NULL'],
    ['true', '1.50', 'TRUE'],
    ['no', '1e3', 'NO'],
  ])('takes %s and the team %s for names', (name, team, projectKey) => {
    const request = aRequest({
      answers: { name, owner: `group:default/${team}` },
    });
    const { files, wiring } = composeService(library, request);
    const { metadata } = parse(files['catalog-info.yaml']);
    expect(metadata).toMatchObject({
      name,
      annotations: {
        'jira/project-key': projectKey,
        'prometheus.io/service-name': name,
      },
    });
    const [group] = parse(files['monitoring/alerts.yaml']).groups;
    expect(group).toMatchObject({
      name,
      folder: team,
      rules: expect.arrayContaining([
        expect.objectContaining({
          labels: { service: name, team, severity: 'critical' },
        }),
      ]),
    });
    const inputs = Object.fromEntries(
      wiring.map(({ action, input }) => [action, input]),
    );
    expect(inputs).toMatchObject({
      'create-project': { key: projectKey, name },
      'import-dashboard': { folder: { uid: team, title: team } },
      'import-alert-rules': { group: name, folder: { uid: team } },
    });
    const [job] = parse(files['monitoring/prometheus.yml']).scrape_configs;
    expect(job).toMatchObject({
      job_name: name,
      static_configs: [{ labels: { service: name, team } }],
    });
  });

  it('keeps any one-line description readable for the tools that parse the files', () => {
    const description = `It's "quoted": #1 \\ {x} 订单 ' end`;
    const { files } = composeService(
      library,
      aRequest({ answers: { description } }),
    );
    expect(parse(files['catalog-info.yaml']).metadata.description).toBe(
      description,
    );
    expect(JSON.parse(files['package.json']).description).toBe(description);
    expect(JSON.parse(files['monitoring/dashboard.json']).description).toBe(
      description,
    );
  });

  it.each([
    [
      'jenkins',
      'Jenkins cannot be chosen: no Jenkins is configured under tools.jenkins. Take GitLab CI instead.',
    ],
    [
      'prometheus',
      'Prometheus and Grafana cannot be chosen: Grafana shows what Prometheus measures, and no Prometheus is configured under tools.prometheus. Take Zabbix instead.',
    ],
    ['jira', 'Jira cannot be chosen: no Jira is configured under tools.jira.'],
  ])('refuses what needs a missing %s', (missing, message) => {
    const tools = ALL_TOOLS.filter(({ connector }) => connector !== missing);
    expect(() => composeService(library, aRequest({ tools }))).toThrow(message);
  });

  it.each<[string, Library, RegExp]>([
    [
      'two owners of one path',
      withFeatures(
        aFeature('one', {}, { path: 'same.txt' }),
        aFeature('two', {}, { path: 'same.txt' }),
      ),
      /same\.txt has two owners: feature one and feature two/,
    ],
    [
      'a merge into a file that nothing owns',
      withFeatures(aFeature('one', {}, { path: 'x.json', merge: true })),
      /feature one merges into x\.json, which no part/,
    ],
    [
      'two values in one place',
      withFeatures(
        aFeature(
          'one',
          {},
          {
            path: 'package.json',
            text: '{"dependencies":{"pino":"1.0.0"}}',
            merge: true,
          },
        ),
      ),
      /package\.json\/dependencies\/pino: archetype typescript.* sets "10\.4\.0", feature one sets "1\.0\.0"/,
    ],
    [
      'a declared conflict',
      withFeatures(
        aFeature('one', {
          conflicts: [
            {
              feature: 'rpc-grpc',
              reason: 'they share a port',
              instead: 'rpc-http',
            },
          ],
        }),
      ),
      /one cannot be chosen: they share a port\. Take Plain HTTP instead\./,
    ],
    [
      'a name that the templates do not know',
      withFeatures(
        aFeature('one', {}, { text: '{{ service.nmae }}', rendered: true }),
      ),
      /one\.txt of feature one cannot be rendered/,
    ],
    [
      'features that start after each other',
      withFeatures(
        aFeature('one', { after: ['two'] }),
        aFeature('two', { after: ['one'] }),
      ),
      /one → two → one/,
    ],
  ])('names both sides of %s', (_, broken, message) => {
    expect(() => composeService(broken, aRequest())).toThrow(message);
  });

  it('refuses an option of another choice, and a choice left open', () => {
    const wrong = aRequest({ features: { ci: 'rpc-http' } });
    expect(() => composeService(library, wrong)).toThrow(
      '"rpc-http" is not an option of the choice "ci"',
    );
    const open = aRequest({ features: { rpc: undefined } });
    expect(() => composeService(library, open)).toThrow('RPC must be chosen.');
    expect(DEFAULTS.features.rpc).toBe('rpc-grpc');
  });
});

function withFeatures(...features: ReturnType<typeof aFeature>[]): Library {
  return { ...library, features: [...library.features, ...features] };
}
