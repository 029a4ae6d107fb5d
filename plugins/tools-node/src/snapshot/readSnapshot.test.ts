import {
  repositorySnapshot,
  snapshotFacts,
} from '@strata/backstage-plugin-tools-common';
import type { KnownFacts } from '../define/connector';
import { presentIn, SNAPSHOT_PATTERN } from './present';
import { readSnapshot } from './readSnapshot';
import type { RepositorySource } from './source';

const NOTHING: KnownFacts = { get: () => undefined };

const knowing = (value: unknown): KnownFacts => ({
  get: type => (type.id === repositorySnapshot.id ? (value as any) : undefined),
});

/** A repository in memory that counts what is asked of it. */
class Repository implements RepositorySource {
  readonly asked: string[] = [];
  commit = 'c1';
  branch = 'main';
  hidden: string[] = [];

  constructor(readonly files: Record<string, string>) {}

  async head() {
    this.asked.push('head');
    const { branch, commit } = this;
    return this.hidden.includes('head') ? undefined : { branch, commit };
  }

  async list(folder: string) {
    this.asked.push(`list ${folder || '/'}`);
    if (this.hidden.includes(folder)) return undefined;
    const below = folder ? `${folder}/` : '';
    const names = Object.keys(this.files)
      .filter(path => path.startsWith(below))
      .map(path => path.slice(below.length).split('/'));
    const unique = new Map(names.map(([name, ...rest]) => [name, rest.length]));
    return unique.size || !folder
      ? [...unique].map(([name, depth]) => ({ name, folder: depth > 0 }))
      : undefined;
  }

  async read(path: string, _commit: string, maxBytes: number) {
    this.asked.push(`read ${path}`);
    const text = this.files[path];
    if (text === undefined || this.hidden.includes(path)) return undefined;
    const cut = text.length > maxBytes;
    return { text: text.slice(0, maxBytes), cut };
  }
}

const checkout = () =>
  new Repository({
    'README.md': '# Checkout',
    'main.go': 'package main',
    'go.mod': 'module x\ngo 1.26\nrequire github.com/jackc/pgx/v5 v5.7.1\n',
    'go.sum': '',
    CODEOWNERS: '* @payments\n',
    'docs/runbook.md': '# Runbook\n## Restart\n',
    'docs/index.md': '',
    'db/migrations/0001_init.sql': '',
    'db/migrations/0002_more.sql': '',
    'db/migrations/0002_other.sql': '',
    'db/migrations/latest.sql': '',
  });

/** The same, where the tool shows all paths at once. */
function atOnce(source: Repository): RepositorySource {
  return {
    head: () => source.head(),
    tree: async () => Object.keys(source.files),
    read: (path, commit, maxBytes) => source.read(path, commit, maxBytes),
  };
}

const goMod = (driver: string) => `module x\nrequire ${driver} v1.0.0\n`;

const monorepo = () =>
  new Repository({
    'package.json': '{}',
    'services/cart/go.mod': goMod('github.com/jackc/pgx/v5'),
    'services/cart/go.sum': '',
    'services/search/go.mod': goMod('github.com/redis/go-redis/v9'),
    'services/search/ui/package.json': '{"dependencies":{"kafkajs":"2.2.4"}}',
    'services/search/ui/deep/package.json': '{}',
    'web/vendor/thing/go.mod': goMod('github.com/lib/pq'),
    '.cache/go.mod': goMod('github.com/lib/pq'),
  });

/** Facts by the end of their id. */
async function factsOf(source: RepositorySource, known = NOTHING) {
  const { facts = [] } = await readSnapshot(source, known);
  for (const { type, value } of facts) {
    expect(type.schema.parse(value)).toEqual(value);
  }
  return Object.fromEntries(
    facts.map(({ type, value }) => [
      type.id.replace('repository.', ''),
      value as any,
    ]),
  );
}

describe('readSnapshot', () => {
  it('makes facts of the declared files, from the root and the folders that are there', async () => {
    const source = checkout();
    expect(await factsOf(source)).toEqual({
      snapshot: {
        branch: 'main',
        commit: 'c1',
        version: expect.stringMatching(/^[0-9a-f]{12}$/),
        unreadable: [],
      },
      files: {
        present: [
          ...['README.md', 'CODEOWNERS', 'docs/runbook.md', 'go.mod', 'go.sum'],
          'db/migrations',
        ],
      },
      'code-owners': { path: 'CODEOWNERS', owners: ['@payments'], parts: [] },
      dependencies: {
        manifests: [
          { path: 'go.mod', ecosystem: 'go', packages: 1, ranges: 0 },
        ],
        lockfiles: ['go.sum'],
        packages: [
          {
            ...{ ecosystem: 'go', path: 'go.mod' },
            ...{ name: 'github.com/jackc/pgx/v5', version: 'v5.7.1' },
          },
        ],
      },
      technologies: {
        technologies: [
          { id: 'go', seen: [{ path: 'go.mod', name: 'go', version: '1.26' }] },
          {
            id: 'postgresql',
            seen: [
              {
                path: 'go.mod',
                name: 'github.com/jackc/pgx/v5',
                version: 'v5.7.1',
              },
            ],
          },
        ],
      },
      runbook: { path: 'docs/runbook.md', sections: ['Restart'] },
      migrations: {
        ...{ folder: 'db/migrations', files: 4 },
        ...{ unordered: ['latest.sql'], repeated: ['0002'] },
      },
    });
    expect(source.asked).toEqual([
      ...[
        'head',
        'list /',
        'list docs',
        'list db/migrations',
        'list db/migrate',
        'list db',
      ],
      ...['read CODEOWNERS', 'read docs/runbook.md', 'read go.mod'],
    ]);
  });

  it('asks for nothing but the head while the commit is the stored one', async () => {
    const source = checkout();
    const { snapshot } = await factsOf(source);
    source.asked.length = 0;
    expect(await readSnapshot(source, knowing(snapshot))).toEqual({
      unchanged: snapshotFacts,
    });
    expect(source.asked).toEqual(['head']);
  });

  it.each([
    ['another commit', { commit: 'c0' }],
    ['another default branch', { branch: 'master' }],
    ['another list, or other parsers', { version: 'before' }],
  ])('reads again after %s', async (_, change) => {
    const source = checkout();
    const { snapshot } = await factsOf(source);
    const again = await factsOf(source, knowing({ ...snapshot, ...change }));
    expect(again.snapshot).toEqual(snapshot);
  });

  it('proves nothing where the head or the files are not shown', async () => {
    const source = checkout();
    source.hidden = ['head'];
    expect(await readSnapshot(source, NOTHING)).toEqual({});
    source.hidden = [''];
    expect(await readSnapshot(source, NOTHING)).toEqual({});
  });

  it('says which files it could not use, without a word of them', async () => {
    const source = new Repository({
      'package.json': '{"password": "hunter2", ',
      'pom.xml': `<project>${' '.repeat(300_000)}</project>`,
      CODEOWNERS: '* @a',
    });
    source.hidden = ['CODEOWNERS'];
    const facts = await factsOf(source);
    expect(facts.snapshot.unreadable).toEqual([
      { path: 'CODEOWNERS', problem: 'its text is not shown' },
      { path: 'package.json', problem: 'it cannot be parsed' },
      { path: 'pom.xml', problem: 'it is too large' },
    ]);
    expect(facts.files.present).toEqual([
      ...['CODEOWNERS', 'package.json', 'pom.xml'],
    ]);
    expect(facts).not.toHaveProperty('code-owners');
    expect(JSON.stringify(facts)).not.toContain('hunter2');
  });

  it('keeps a bounded number of packages', async () => {
    const names = Array.from({ length: 2_000 }, (_, at) => [`p${at}`, '1.0.0']);
    const text = JSON.stringify({ dependencies: Object.fromEntries(names) });
    const facts = await factsOf(new Repository({ 'package.json': text }));
    expect(facts.dependencies.packages).toHaveLength(500);
    expect(facts.dependencies).toMatchObject({
      cut: true,
      manifests: [{ packages: 2_000, ranges: 0 }],
    });
  });

  it.each([
    ['at once', atOnce, { files: 1, folders: 0 }],
    // Folder by folder, nobody knows what lies below the third.
    ['by folders', (source: Repository) => source, { files: 0, folders: 1 }],
  ])('reads the parts of a repository, %s', async (_, show, leftOut) => {
    const facts = await factsOf(show(monorepo()));
    expect(facts.files.present).toEqual([
      ...['package.json', 'services/cart/go.mod', 'services/search/go.mod'],
      ...['services/search/ui/package.json', 'services/cart/go.sum'],
    ]);
    expect(
      facts.technologies.technologies.map((each: any) => [
        each.id,
        each.seen[0].path,
      ]),
    ).toEqual([
      ['go', 'services/cart/go.mod'],
      ['kafka', 'services/search/ui/package.json'],
      ['postgresql', 'services/cart/go.mod'],
      ['redis', 'services/search/go.mod'],
    ]);
    expect(facts.technologies.leftOut).toEqual(leftOut);
    expect(facts.dependencies).toMatchObject({
      leftOut,
      lockfiles: ['services/cart/go.sum'],
    });
  });

  it.each([
    ['at once', atOnce, { files: 20, folders: 0 }, 100],
    [
      'by folders',
      (source: Repository) => source,
      { files: 0, folders: 81 },
      39,
    ],
  ])('stops in time in a large one, %s', async (_, show, leftOut, read) => {
    const source = new Repository(
      Object.fromEntries(
        Array.from({ length: 120 }, (__, at) => [
          `parts/p${at}/go.mod`,
          'go 1.26',
        ]),
      ),
    );
    const facts = await factsOf(show(source));
    expect(facts.technologies.leftOut).toEqual(leftOut);
    expect(facts.files.present).toHaveLength(read);
    expect(source.asked.filter(each => each.startsWith('read'))).toHaveLength(
      read,
    );
  });

  it('counts the same with the pattern for tools that filter', () => {
    const paths = [
      ...Object.keys({ ...monorepo().files, ...checkout().files }),
      ...['docs/README.md', 'a/CODEOWNERS', '.gitlab/CODEOWNERS', 'xgo.mod'],
      ...['src/node_modules/y/package.json', 'web/Dockerfile', 'go_mod'],
      ...['db/migrations/more/0001_x.sql', 'examples/a/pom.xml'],
    ];
    const matching = paths.filter(path =>
      new RegExp(SNAPSHOT_PATTERN).test(path),
    );
    expect(matching.length).toBeLessThan(paths.length);
    expect(presentIn(matching)).toEqual(presentIn(paths));
    const { files, migrations, leftOut } = presentIn(matching);
    const migrationFiles = [...migrations.values()].flat();
    expect(matching).toHaveLength(
      files.length + migrationFiles.length + leftOut!.files,
    );
  });

  it('passes an error of the tool on, so that what is stored stays', async () => {
    const source = checkout();
    source.read = async () => {
      throw new Error('down');
    };
    await expect(readSnapshot(source, NOTHING)).rejects.toThrow('down');
  });

  it('asks for each file where the tool lists none, and says what stays unknown', async () => {
    const source = checkout();
    const { head, read } = source;
    const facts = await factsOf({
      head: head.bind(source),
      read: read.bind(source),
    });
    expect(facts.files).toEqual({
      present: [
        'README.md',
        'CODEOWNERS',
        'docs/runbook.md',
        'go.mod',
        'go.sum',
      ],
      unlisted: [
        ...['migrations', 'db/migrations', 'db/migrate'],
        'src/main/resources/db/migration',
        'internal/features/migrations',
      ],
    });
    expect(facts.runbook.sections).toEqual(['Restart']);
    expect(facts).not.toHaveProperty('migrations');
  });
});
