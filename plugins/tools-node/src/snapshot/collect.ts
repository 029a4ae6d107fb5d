import {
  repositoryCatalogInfo,
  repositoryCodeOwners,
  repositoryDependencies,
  repositoryFiles,
  repositoryMigrations,
  repositoryPipeline,
  repositoryRunbook,
  repositoryTechnologies,
  type SnapshotFile,
} from '@strata/backstage-plugin-tools-common';
import { observeTechnologies, type Sighting } from '@strata/technologies';
import type { Evidence } from '../define/connector';
import type { Present } from './present';
import { describeMigrations } from './migrations';
import { parserOf, type ParsedFile } from './parse';

/** Packages kept of one repository; far more than a person writes down. */
const MAX_PACKAGES = 500;

/** Characters of a name or version. */
const MAX_NAME = 200;

/** Takes the files of one commit one after the other and keeps only what they say. */
export class SnapshotCollector {
  readonly unreadable: { path: string; problem: string }[] = [];
  private readonly present: SnapshotFile[] = [];
  private readonly sightings: Sighting[] = [];
  private readonly parsed = new Map<string, ParsedFile>();

  add(file: SnapshotFile, text?: { text: string; cut: boolean }) {
    this.present.push(file);
    const parse = file.read ? parserOf(file.path) : undefined;
    if (!parse) return;
    const { path } = file;
    if (!text) {
      this.unreadable.push({ path, problem: 'its text is not shown' });
      return;
    }
    try {
      if (text.cut) throw new Error('is too large');
      const parsed = parse(text.text.replace(/^\uFEFF/, ''));
      const { packages = [], ...rest } = parsed;
      for (const { ecosystem, name, version } of packages) {
        this.sightings.push({
          ecosystem,
          name: name.slice(0, MAX_NAME),
          ...(version && { version: version.slice(0, MAX_NAME) }),
          path,
        });
      }
      this.parsed.set(path, rest);
    } catch {
      // The parser's own message quotes the text, which may hold a secret.
      const problem = text.cut ? 'it is too large' : 'it cannot be parsed';
      this.unreadable.push({ path, problem });
    }
  }

  facts(
    { migrations, unlisted, leftOut }: Omit<Present, 'files'>,
    urlOf: (path: string) => string | undefined,
  ): NonNullable<Evidence['facts']> {
    const paths = this.present.map(({ path }) => path);
    const first = <K extends keyof ParsedFile>(key: K) =>
      [...this.parsed].find(([, parsed]) => parsed[key] !== undefined);
    const owners = first('owners');
    const catalog = first('catalog');
    const pipeline = first('pipeline');
    const runbook = first('sections');
    const present = [...paths, ...migrations.keys()];
    const missing = leftOut && { leftOut };
    return [
      {
        type: repositoryFiles,
        value: { present, ...(unlisted.length && { unlisted }) },
      },
      {
        type: repositoryDependencies,
        value: { ...this.dependencies(), ...missing },
      },
      {
        type: repositoryTechnologies,
        value: {
          technologies: observeTechnologies(this.sightings, paths),
          ...missing,
        },
      },
      ...factOf(repositoryCodeOwners, owners, ({ owners: value }) => value!),
      ...factOf(repositoryCatalogInfo, catalog, (file, path) => ({
        ...(urlOf(path) && { url: urlOf(path) }),
        ...file.catalog!,
      })),
      ...factOf(repositoryPipeline, pipeline, file => file.pipeline!),
      ...factOf(repositoryRunbook, runbook, ({ sections }) => ({ sections })),
      ...migrationFacts(migrations, unlisted),
    ];
  }

  private dependencies() {
    const manifests = this.present
      .filter(({ purpose, read }) => purpose === 'dependencies' && read)
      .flatMap(({ path }) => this.manifest(path));
    const packages = this.sightings.filter(isPackage);
    return {
      manifests,
      lockfiles: this.present
        .filter(({ purpose }) => purpose === 'lock')
        .map(({ path }) => path),
      packages: packages.slice(0, MAX_PACKAGES),
      ...(packages.length > MAX_PACKAGES && { cut: true }),
    };
  }

  private manifest(path: string) {
    const own = this.sightings.filter(
      sighting => sighting.path === path && isPackage(sighting),
    );
    if (!own.length) return [];
    return [
      {
        path,
        ecosystem: own[0].ecosystem,
        packages: own.length,
        ranges: own.filter(sighting => !isExact(sighting)).length,
      },
    ];
  }
}

/** Nothing where folders cannot be listed: nobody knows then whether there are any. */
function migrationFacts(
  migrations: Present['migrations'],
  unlisted: Present['unlisted'],
): NonNullable<Evidence['facts']> {
  if (unlisted.length > 0) return [];
  const [[folder, names] = []] = migrations;
  const value = describeMigrations(folder, names ?? []);
  return [{ type: repositoryMigrations, value }];
}

function factOf(
  type: NonNullable<Evidence['facts']>[number]['type'],
  found: [path: string, file: ParsedFile] | undefined,
  valueOf: (file: ParsedFile, path: string) => object,
): NonNullable<Evidence['facts']> {
  if (!found) return [];
  const [path, file] = found;
  return [{ type, value: { path, ...valueOf(file, path) } }];
}

function isPackage({ ecosystem }: Sighting): boolean {
  return ecosystem !== 'image' && ecosystem !== 'runtime';
}

/** One version and no range. Maven takes one that is missing from a parent. */
function isExact({ ecosystem, version }: Sighting): boolean {
  return ecosystem === 'maven'
    ? !/[[\](),+]|LATEST|RELEASE/.test(version ?? '')
    : /^(={1,3}\s*)?v?\d[\w.+-]*$/.test(version ?? '');
}
