import {
  defineCheck,
  evidenceOf,
  fail,
  notApplicable,
  pass,
} from '@strata/backstage-plugin-compliance-node';
import {
  repositoryDependencies,
  type FactType,
} from '@strata/backstage-plugin-tools-common';

type Dependencies = typeof repositoryDependencies extends FactType<infer T>
  ? T
  : never;

/** Files that hold the exact versions, by ecosystem; the others have none, or need none. */
const LOCKFILES: Record<string, string[]> = {
  cargo: ['Cargo.lock'],
  npm: ['package-lock.json', 'yarn.lock', 'pnpm-lock.yaml'],
  packagist: ['composer.lock'],
  pypi: ['uv.lock', 'poetry.lock'],
  rubygems: ['Gemfile.lock'],
};

export const check = defineCheck({
  id: 'dependencies-are-pinned',
  process: 'release',
  title: 'Does a build of the same commit use the same dependencies?',
  subject: 'service',
  severity: 'medium',
  stage: 'experimental',
  why: 'Without exact versions, a release that was tested and the one that is built tomorrow are two different programs.',
  fix: {
    text: 'Commit the lock file of the package manager, or write exact versions.',
    effort: 'minutes',
  },
  facts: { repositories: repositoryDependencies },
  missing: 'unknown',
  missingMessage:
    'No repository whose files can be read is linked to this service.',
  evaluate({ repositories }) {
    const declaring = repositories.filter(
      ({ value }) => manifestsOf(value).length > 0,
    );
    if (declaring.length === 0) {
      return notApplicable('No repository of the service declares packages.');
    }
    const loose = declaring.filter(({ value }) => looseIn(value).length > 0);
    return loose.length === 0
      ? pass(
          'Every dependency has an exact version, or a lock file holds it.',
          declaring.map(seen => evidenceOf(seen, readIn(seen.value))),
        )
      : fail(
          'Dependencies have ranges of versions and no lock file.',
          loose.map(seen =>
            evidenceOf(seen, looseIn(seen.value).map(pathOf).join(', ')),
          ),
        );
  },
});

/** CMake finds what is installed: its files say no versions. */
function manifestsOf({ manifests }: Dependencies) {
  return manifests.filter(({ ecosystem }) => ecosystem !== 'cpp');
}

function looseIn(value: Dependencies) {
  return manifestsOf(value).filter(
    ({ ecosystem, path, ranges }) =>
      ranges > 0 &&
      !LOCKFILES[ecosystem]?.some(name =>
        value.lockfiles.some(lockfile => isLockOf(lockfile, name, path)),
      ),
  );
}

/** A lock file holds for its folder and, in a workspace, for those below it. */
function isLockOf(lockfile: string, name: string, manifest: string): boolean {
  const folder = lockfile.slice(0, lockfile.lastIndexOf('/') + 1);
  return lockfile === `${folder}${name}` && manifest.startsWith(folder);
}

/** What a repository declares by, with what was not looked at. */
function readIn(value: Dependencies): string {
  const read = manifestsOf(value).map(pathOf).join(', ');
  const { files = 0, folders = 0 } = value.leftOut ?? {};
  return files + folders
    ? `${read}; ${files} more files and ${folders} folders were not read`
    : read;
}

function pathOf({ path }: { path: string }): string {
  return path;
}
