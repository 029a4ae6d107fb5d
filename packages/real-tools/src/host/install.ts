import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from './command';
import { Skipped } from './report';

/** What was downloaded is kept between runs. */
const CACHE = join(
  process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
  'strata/real-tools',
);

/** Seconds to wait while another installation runs. */
const LOCK_SECONDS = 300;

/** Debian packages; installing them needs root. Their services are not started. */
export async function debian(...packages: string[]): Promise<void> {
  const missing: string[] = [];
  for (const name of packages) {
    const status = await run('/', 'dpkg-query', [
      '-W',
      '-f',
      '${Status}',
      name,
    ]).catch(() => '');
    if (!status.includes('install ok installed')) missing.push(name);
  }
  if (!missing.length) return;
  if (process.getuid?.() !== 0) {
    throw new Skipped(`needs: apt-get install ${missing.join(' ')}`);
  }
  await attempt(`apt-get install ${missing.join(' ')}`, () =>
    run(
      '/',
      'apt-get',
      [
        ...['-o', `DPkg::Lock::Timeout=${LOCK_SECONDS}`],
        ...['install', '-y', '-q', '--no-install-recommends', ...missing],
      ],
      {
        DEBIAN_FRONTEND: 'noninteractive',
        // Debian starts no service in run level 1.
        RUNLEVEL: '1',
      },
    ),
  );
}

/** One artifact of Maven Central, `group:artifact:version[:type[:classifier]]`; the file's path. */
export async function maven(coordinates: string): Promise<string> {
  const [, artifact, version, type = 'jar', classifier] =
    coordinates.split(':');
  const name = [artifact, version, classifier].filter(Boolean).join('-');
  const file = join(CACHE, 'maven', `${name}.${type}`);
  if (existsSync(file)) return file;
  await mkdir(join(CACHE, 'maven'), { recursive: true });
  await attempt(`Maven's ${coordinates}`, () =>
    run(CACHE, 'mvn', [
      ...['-q', '-B'],
      'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy',
      `-Dartifact=${coordinates}`,
      `-DoutputDirectory=${join(CACHE, 'maven')}`,
    ]),
  );
  if (!existsSync(file)) throw new Skipped(`Maven gave no ${file}`);
  return file;
}

/** Artifacts of Maven Central with all that they depend on; the class path. */
export async function mavenClassPath(
  name: string,
  dependencies: string[],
): Promise<string> {
  const folder = join(CACHE, 'maven', name);
  const done = join(folder, 'complete');
  const wanted = dependencies.join('\n');
  const there = existsSync(done) && (await readFile(done, 'utf8'));
  if (there !== wanted) {
    // Those of another version would be on the class path as well.
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'pom.xml'), pom(name, dependencies));
    await attempt(`Maven's ${dependencies.join(', ')}`, () =>
      run(folder, 'mvn', [
        ...['-q', '-B'],
        'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies',
        `-DoutputDirectory=${join(folder, 'lib')}`,
        '-DincludeScope=runtime',
      ]),
    );
    await writeFile(done, wanted);
  }
  return join(folder, 'lib', '*');
}

function pom(name: string, dependencies: string[]): string {
  const entries = dependencies.map(coordinates => {
    const [group, artifact, version] = coordinates.split(':');
    return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  });
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion>
<groupId>strata.tests</groupId><artifactId>${name}</artifactId><version>1</version>
<dependencies>${entries.join('\n')}</dependencies>
</project>
`;
}

/** Packages of PyPI in an environment of their own; the folder with its programs. */
export async function python(
  name: string,
  packages: string[],
): Promise<string> {
  const folder = join(CACHE, 'python', name);
  const bin = join(folder, 'bin');
  if (existsSync(join(folder, 'complete'))) return bin;
  await mkdir(folder, { recursive: true });
  await attempt(`pip install ${packages.join(' ')}`, async () => {
    await run(folder, 'python3', ['-m', 'venv', '--clear', folder]);
    await run(folder, join(bin, 'pip'), ['install', '-q', ...packages]);
  });
  await writeFile(join(folder, 'complete'), packages.join('\n'));
  return bin;
}

/** A program built from a Go module, `module/path@version`; its path. */
export async function go(name: string, target: string): Promise<string> {
  const file = join(CACHE, 'go', name);
  if (existsSync(file)) return file;
  const folder = join(CACHE, 'go', `${name}-module`);
  await mkdir(folder, { recursive: true });
  await attempt(`go build ${target}`, async () => {
    const env = { GOFLAGS: '-mod=mod' };
    const [path] = target.split('@');
    await writeFile(join(folder, 'go.mod'), `module strata.tests/${name}\n`);
    await run(folder, 'go', ['get', '-tool', target], env);
    await run(folder, 'go', ['build', '-o', file, path], env);
  });
  return file;
}

/** A program of one's own Go source, built with modules that cannot be built by their name; its path. */
export async function goProgram(
  name: string,
  files: { 'go.mod': string; 'main.go': string },
  env: Record<string, string> = {},
): Promise<string> {
  const file = join(CACHE, 'go', name);
  if (existsSync(file)) return file;
  const folder = join(CACHE, 'go', `${name}-module`);
  await mkdir(folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    await writeFile(join(folder, path), text);
  }
  await attempt(`go build of ${name}`, () =>
    run(folder, 'go', ['build', '-o', file, '.'], {
      GOFLAGS: '-mod=mod',
      ...env,
    }),
  );
  return file;
}

async function attempt(what: string, body: () => Promise<unknown>) {
  try {
    await body();
  } catch (error) {
    throw new Skipped(`${what} failed: ${(error as Error).message}`);
  }
}
