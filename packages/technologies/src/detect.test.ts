import {
  ecosystems,
  isDetectable,
  observeTechnologies,
  technologies,
  technologyOf,
  technologySchema,
  type Ecosystem,
} from '.';

/** Of the guide's components, those that no dependency or file gives away. */
const NOT_SEEN = [
  ...['akamai', 'infogrid', 'lvs', 'redis-streams', 'wangsu-cdn'],
];

const named = technologies.flatMap(({ id, detect }) =>
  Object.entries(detect?.packages ?? {}).flatMap(([ecosystem, names]) =>
    names.map(name => ({ id, ecosystem: ecosystem as Ecosystem, name })),
  ),
);

describe('what technologies are detected by', () => {
  it('belongs to one technology only', () => {
    const keys = named.map(({ ecosystem, name }) => `${ecosystem} ${name}`);
    const files = technologies.flatMap(({ detect }) => detect?.files ?? []);
    const all = [...keys, ...files];
    expect(all.filter((key, at) => all.indexOf(key) !== at)).toEqual([]);
  });

  it.each(named)('leads from $name of $ecosystem to $id', pattern => {
    const name = pattern.name.replace(/\*$/, 'something');
    expect(technologyOf({ ...pattern, name })).toBe(pattern.id);
  });

  it('is known for every language and component that a repository shows', () => {
    const hidden = technologies.filter(
      technology => technology.layer !== 'system' && !isDetectable(technology),
    );
    expect(hidden.map(({ id }) => id).sort()).toEqual(NOT_SEEN);
  });

  it('uses every ecosystem but the one without a technology of the guide', () => {
    const used = new Set(named.map(({ ecosystem }) => ecosystem));
    expect(ecosystems.filter(each => !used.has(each))).toEqual(['cargo']);
  });

  it.each([
    ['an unknown ecosystem', { packages: { cobol: ['copybook'] } }],
    ['a pattern for everything', { packages: { npm: ['*'] } }],
    ['a star in the middle', { packages: { npm: ['@a*/b'] } }],
    ['nothing', {}],
  ])('cannot be %s', (_, detect) => {
    const go = technologies.find(({ id }) => id === 'go')!;
    expect(technologySchema.safeParse({ ...go, detect }).success).toBe(false);
  });
});

describe('technologyOf', () => {
  it.each<[Ecosystem, string, string | undefined]>([
    ['go', 'github.com/jackc/pgx/v5', 'postgresql'],
    ['go', 'github.com/jackc/pgxpool', undefined],
    ['pypi', 'Kafka_Python', 'kafka'],
    ['maven', 'io.grpc:grpc-netty-shaded', 'grpc'],
    ['maven', 'io.grpc.evil:grpc', undefined],
    ['npm', '@AWS-SDK/client-route-53', 'route-53'],
    ['image', 'postgres', 'postgresql'],
    ['npm', '__proto__', undefined],
    ['npm', 'constructor', undefined],
    ['cargo', 'postgres', undefined],
  ])('%s %s is %s', (ecosystem, name, id) => {
    expect(technologyOf({ ecosystem, name })).toBe(id);
  });
});

describe('observeTechnologies', () => {
  it('tells each once, with where it shows', () => {
    const go = { ecosystem: 'go' as const, path: 'go.mod' };
    expect(
      observeTechnologies(
        [
          { ...go, name: 'github.com/jackc/pgx/v5', version: 'v5.7.1' },
          { ecosystem: 'runtime', name: 'go', version: '1.26', path: 'go.mod' },
          { ecosystem: 'image', name: 'postgres', path: 'compose.yaml' },
          { ...go, name: 'example.com/unheard/of' },
        ],
        ['go.mod', 'Jenkinsfile', 'README.md'],
      ),
    ).toEqual([
      { id: 'go', seen: [{ path: 'go.mod', name: 'go', version: '1.26' }] },
      { id: 'jenkins', seen: [{ path: 'Jenkinsfile' }] },
      {
        id: 'postgresql',
        seen: [
          {
            path: 'go.mod',
            name: 'github.com/jackc/pgx/v5',
            version: 'v5.7.1',
          },
          { path: 'compose.yaml', name: 'postgres' },
        ],
      },
    ]);
  });

  it('keeps few of many places', () => {
    const many = Array.from({ length: 50 }, (_, at) => ({
      ecosystem: 'maven' as const,
      name: `io.grpc:grpc-${at}`,
      path: 'pom.xml',
    }));
    expect(observeTechnologies(many, [])[0].seen).toHaveLength(5);
    const apart = many.map((each, at) => ({ ...each, path: `p${at}/pom.xml` }));
    expect(observeTechnologies(apart, [])[0].seen).toHaveLength(50);
  });

  it('sees by the files of parts too', () => {
    const files = ['services/cart/pom.xml', 'deploy/filebeat.yml'];
    expect(observeTechnologies([], files)).toEqual([
      { id: 'filebeat', seen: [{ path: 'deploy/filebeat.yml' }] },
      { id: 'java', seen: [{ path: 'services/cart/pom.xml' }] },
    ]);
  });
});
