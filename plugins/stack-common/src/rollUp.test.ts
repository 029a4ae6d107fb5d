import { technologies } from '@strata/technologies';
import fc from 'fast-check';
import { rollUp, type StackMap, type StackSnapshot } from '.';
import { larkfield } from './__testUtils__/larkfield';

const names = (map: StackMap) => ({
  languages: map.languages.map(use => use.name),
  components: map.components.flatMap(group =>
    group.technologies.map(use => use.name),
  ),
  tools: map.systems.tools.map(tool => tool.title),
  systems: map.systems.technologies.map(use => use.name),
});

describe('rollUp', () => {
  it('counts services and teams of each technology, most used first', () => {
    const map = rollUp(larkfield);
    expect(map.services).toEqual({ shown: 5, total: 5 });
    expect(map.languages).toMatchObject([
      {
        id: 'go',
        services: 2,
        teams: ['group:default/payments', 'group:default/storefront'],
      },
      { id: 'php', services: 1, advice: { ring: 'hold' } },
      { id: 'python', services: 1, teams: [] },
    ]);
    expect(map.components.map(group => group.category)).toEqual([
      'rpc',
      'relational-database',
      'key-value-store',
    ]);
  });

  it('names processes with their score and the systems in use that enforce them', () => {
    const { processes } = rollUp(larkfield);
    const byId = new Map(processes.items.map(item => [item.process, item]));
    expect(processes.state).toBe('ok');
    expect(byId.get('code-review')).toEqual({
      process: 'code-review',
      title: 'Code review',
      score: 82,
      coverage: 90,
      enforcedBy: [{ id: 'gitlab', name: 'GitLab' }],
    });
    expect(byId.get('ci')?.enforcedBy).toEqual([
      { id: 'gitlab-ci', name: 'GitLab CI' },
      { id: 'jenkins', name: 'Jenkins' },
    ]);
    expect(byId.get('documentation')?.enforcedBy).toEqual([]);
  });

  it('counts only visible services of a tool, and lists systems without a tool apart', () => {
    const { systems } = rollUp(larkfield);
    expect(systems.tools).toMatchObject([
      { title: 'GitLab main', services: 2, status: 'active', broken: false },
      { title: 'Zabbix hosts', services: 0, broken: true },
    ]);
    expect(systems.technologies.map(use => use.id)).toEqual(['jenkins']);
  });

  it('names technologies that the knowledge base does not know', () => {
    expect(rollUp(larkfield).unknownTechnologies).toEqual([
      { id: 'homegrown-queue', services: 1 },
    ]);
  });

  it('counts for one team, with its own scores', () => {
    const map = rollUp(larkfield, { team: 'group:default/payments' });
    expect(map.services).toEqual({ shown: 1, total: 5 });
    expect(names(map).languages).toEqual(['Go']);
    expect(map.processes.items).toContainEqual(
      expect.objectContaining({ process: 'code-review', score: 50 }),
    );
  });

  it.each([
    [{ team: 'none' }, ['Python']],
    [{ system: 'none' }, ['Python']],
    [{ system: 'system:default/shop' }, ['Go', 'PHP']],
    [{ status: 'hold' as const }, ['PHP']],
    [{ q: 'golang' }, ['Go']],
    [{ q: 'LEGACY' }, ['PHP']],
    [{ q: 'nothing like it' }, []],
  ])('with %j shows the languages %j', (filter, expected) => {
    expect(names(rollUp(larkfield, filter)).languages).toEqual(expected);
  });

  it('keeps counts when a search or status hides things', () => {
    const map = rollUp(larkfield, { q: 'cart-api' });
    expect(map.languages).toMatchObject([{ id: 'go', services: 2 }]);
    expect(names(rollUp(larkfield, { status: 'dormant' }))).toEqual({
      languages: [],
      components: ['Hprose'],
      tools: [],
      systems: [],
    });
  });

  it('passes on that another plugin did not answer', () => {
    const map = rollUp({
      ...larkfield,
      tools: { state: 'notInstalled' },
      compliance: { state: 'unavailable' },
    });
    expect(map.systems).toMatchObject({ state: 'notInstalled', tools: [] });
    expect(map.processes.state).toBe('unavailable');
    expect(map.processes.items).toHaveLength(18);
  });

  it('is empty for a company without services', () => {
    const map = rollUp({ ...larkfield, services: [] });
    expect(map.services).toEqual({ shown: 0, total: 0 });
    expect(names(map).languages).toEqual([]);
    expect(map.options).toEqual({ teams: [], systems: [] });
  });
});

describe('rollUp, for any company', () => {
  const owners = ['group:default/a', 'group:default/b', undefined];
  const snapshots: fc.Arbitrary<StackSnapshot> = fc
    .uniqueArray(
      fc.record({
        title: fc.stringMatching(/^[a-z]{1,8}$/),
        owner: fc.constantFrom(...owners),
        system: fc.constantFrom('system:default/x', undefined),
        technologies: fc.array(
          fc.constantFrom('unheard-of', ...technologies.map(({ id }) => id)),
          { maxLength: 6 },
        ),
      }),
      { selector: ({ title }) => title, maxLength: 30 },
    )
    .map(services => ({
      ...larkfield,
      services: services.map(service => ({
        ...service,
        ref: `component:default/${service.title}`,
      })),
    }));

  const counts = (map: StackMap) =>
    new Map(
      [
        ...map.languages,
        ...map.components.flatMap(group => group.technologies),
        ...map.systems.technologies,
        ...map.unknownTechnologies,
      ].map(({ id, services }) => [id, services]),
    );

  it('shows each technology once, with the number of its services', () => {
    fc.assert(
      fc.property(snapshots, snapshot => {
        const expected = new Map<string, number>();
        for (const service of snapshot.services) {
          for (const id of new Set(service.technologies)) {
            expected.set(id, (expected.get(id) ?? 0) + 1);
          }
        }
        for (const connected of ['gitlab', 'gitlab-ci', 'zabbix'])
          expected.delete(connected);
        expect(counts(rollUp(snapshot))).toEqual(expected);
      }),
    );
  });

  it('splits by team without losing or doubling a service', () => {
    fc.assert(
      fc.property(snapshots, snapshot => {
        const parts = owners.map(owner =>
          counts(rollUp(snapshot, { team: owner ?? 'none' })),
        );
        for (const [id, total] of counts(rollUp(snapshot))) {
          const sum = parts.reduce((n, part) => n + (part.get(id) ?? 0), 0);
          expect([id, sum]).toEqual([id, total]);
        }
      }),
    );
  });
});
