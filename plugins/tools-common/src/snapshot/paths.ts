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
}

const declare = (
  purpose: SnapshotPurpose,
  read: boolean,
  paths: readonly string[],
): SnapshotFile[] => paths.map(path => ({ path, purpose, read }));

/**
 * All that Strata looks at in a repository, once for each commit. Root and a few named folders
 * only: a whole tree may hold a million files.
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
    'go.mod',
    'package.json',
    'pom.xml',
    'build.gradle',
    'build.gradle.kts',
    'gradle/libs.versions.toml',
    'requirements.txt',
    'pyproject.toml',
    'composer.json',
    'Gemfile',
    'Cargo.toml',
    'CMakeLists.txt',
    'conanfile.txt',
    'vcpkg.json',
  ]),
  ...declare('dependencies', false, ['tsconfig.json']),
  ...declare('lock', false, [
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
  ]),
  ...declare('images', true, [
    'Dockerfile',
    'compose.yaml',
    'compose.yml',
    'docker-compose.yml',
    'docker-compose.yaml',
  ]),
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

/** The declared paths of one purpose, in their order. */
export function snapshotPaths(purpose: SnapshotPurpose): string[] {
  return SNAPSHOT_FILES.filter(file => file.purpose === purpose).map(
    ({ path }) => path,
  );
}
