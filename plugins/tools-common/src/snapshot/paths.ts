/** What a file of a repository is looked at for. */
export type SnapshotPurpose =
  | 'catalog'
  | 'dependencies'
  | 'deployment'
  | 'docs'
  | 'images'
  | 'linter'
  | 'lock'
  | 'migrations'
  | 'owners'
  | 'pipeline'
  | 'runbook'
  | 'style';

export interface SnapshotFile {
  /** Relative to the root. A `*` in the last part stands for any text without a slash. */
  path: string;
  purpose: SnapshotPurpose;
  /** Whether its text is read too; of the others only the presence counts. */
  read: boolean;
  /** Whether a file of that name counts in other folders too, at most `SNAPSHOT_DEPTH` deep. */
  anywhere?: boolean;
}

/** How many folders deep a file is looked for that counts anywhere: `a/b/c/pom.xml`. */
export const SNAPSHOT_DEPTH = 3;

/** Folders that hold what others wrote, what was built, or what only shows or tests something. */
export const SNAPSHOT_SKIPPED_FOLDERS: readonly string[] = [
  ...['node_modules', 'vendor', 'third_party', 'third-party', 'external'],
  ...['build', 'dist', 'out', 'target', 'venv'],
  ...['example', 'examples', 'fixtures', 'samples', 'testdata'],
];

const declare = (
  purpose: SnapshotPurpose,
  read: boolean,
  paths: readonly string[],
  { anywhere }: Pick<SnapshotFile, 'anywhere'> = {},
): SnapshotFile[] =>
  paths.map(path => ({ path, purpose, read, ...(anywhere && { anywhere }) }));

/**
 * All that Strata looks at in a repository, once for each commit. What a service is built with may
 * lie in the folder of a part; all else is looked for in the root and a few named folders only.
 */
export const SNAPSHOT_FILES: readonly SnapshotFile[] = [
  ...declare('docs', false, ['README.md', 'CHANGELOG.md', 'mkdocs.yml']),
  ...declare('style', false, ['.editorconfig']),
  // In the order in which GitLab looks for them; the last is GitHub's.
  ...declare('owners', true, [
    'CODEOWNERS',
    'docs/CODEOWNERS',
    '.gitlab/CODEOWNERS',
    '.github/CODEOWNERS',
  ]),
  ...declare('catalog', true, ['catalog-info.yaml', 'catalog-info.yml']),
  ...declare('runbook', true, ['docs/runbook.md', 'RUNBOOK.md']),
  ...declare('linter', false, [
    '.golangci.yml',
    '.golangci.yaml',
    'eslint.config.mjs',
    'eslint.config.js',
    'checkstyle.xml',
    'ruff.toml',
    'phpcs.xml.dist',
    'phpcs.xml',
    '.rubocop.yml',
    '.clang-tidy',
  ]),
  ...declare('pipeline', true, ['.gitlab-ci.yml', 'Jenkinsfile']),
  ...declare('pipeline', false, ['.travis.yml']),
  ...declare('dependencies', true, [
    'gradle/libs.versions.toml',
    // One in every folder says what the first one says.
    'CMakeLists.txt',
  ]),
  ...declare(
    'dependencies',
    true,
    [
      'go.mod',
      'package.json',
      'pom.xml',
      'build.gradle',
      'build.gradle.kts',
      'requirements.txt',
      'pyproject.toml',
      'composer.json',
      'Gemfile',
      'Cargo.toml',
      'conanfile.txt',
      'vcpkg.json',
    ],
    { anywhere: true },
  ),
  ...declare('dependencies', false, ['tsconfig.json'], { anywhere: true }),
  ...declare(
    'lock',
    false,
    [
      'go.sum',
      'package-lock.json',
      'yarn.lock',
      'pnpm-lock.yaml',
      'gradle.lockfile',
      'poetry.lock',
      'uv.lock',
      'composer.lock',
      'Gemfile.lock',
      'Cargo.lock',
      'conan.lock',
    ],
    { anywhere: true },
  ),
  ...declare(
    'images',
    true,
    [
      'Dockerfile',
      'compose.yaml',
      'compose.yml',
      'docker-compose.yml',
      'docker-compose.yaml',
    ],
    { anywhere: true },
  ),
  ...declare('deployment', false, [
    'deploy/filebeat.yml',
    'deploy/logstash.conf',
    'monitoring/prometheus.yml',
    'monitoring/zabbix-template.yaml',
  ]),
  ...declare('migrations', false, [
    'migrations/*',
    'db/migrations/*',
    'db/migrate/*',
    'src/main/resources/db/migration/*',
    'internal/features/migrations/*',
  ]),
];

const DECLARED = new Set(SNAPSHOT_FILES.map(({ path }) => path));

/** Whether a file says something of the part in a folder: it lies there, or is there for all parts. */
export function isAboutFolder(path: string, folder: string): boolean {
  return DECLARED.has(path) || path.startsWith(`${folder}/`);
}

/** The declared paths of one purpose, in their order. */
export function snapshotPaths(purpose: SnapshotPurpose): string[] {
  return SNAPSHOT_FILES.filter(file => file.purpose === purpose).map(
    ({ path }) => path,
  );
}
