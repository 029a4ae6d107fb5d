import { parseCargo } from './cargo';
import { parseCatalogInfo } from './catalogInfo';
import { parseCodeOwners } from './codeOwners';
import { parseCmake, parseConan } from './cpp';
import { parseGemfile } from './gemfile';
import { parseGoMod } from './goMod';
import { parseGradle, parseVersionCatalog } from './gradle';
import { parseCompose, parseDockerfile } from './images';
import { parseComposerJson, parsePackageJson, parseVcpkgJson } from './json';
import { parsePom } from './maven';
import { parseGitlabCi, parseJenkinsfile } from './pipeline';
import { parsePyproject, parseRequirements } from './python';
import { parseRunbook } from './runbook';
import type { FileParser } from './types';

/** Raise it when a parser reads something else out of the same text: then all is read again. */
export const PARSERS_VERSION = 2;

/** By name of the file, without its folder. */
const parsers: ReadonlyMap<string, FileParser> = new Map([
  ['CODEOWNERS', parseCodeOwners],
  ['catalog-info.yaml', parseCatalogInfo],
  ['catalog-info.yml', parseCatalogInfo],
  ['runbook.md', parseRunbook],
  ['RUNBOOK.md', parseRunbook],
  ['.gitlab-ci.yml', parseGitlabCi],
  ['Jenkinsfile', parseJenkinsfile],
  ['go.mod', parseGoMod],
  ['package.json', parsePackageJson],
  ['pom.xml', parsePom],
  ['build.gradle', parseGradle],
  ['build.gradle.kts', parseGradle],
  ['libs.versions.toml', parseVersionCatalog],
  ['requirements.txt', parseRequirements],
  ['pyproject.toml', parsePyproject],
  ['composer.json', parseComposerJson],
  ['Gemfile', parseGemfile],
  ['Cargo.toml', parseCargo],
  ['CMakeLists.txt', parseCmake],
  ['conanfile.txt', parseConan],
  ['vcpkg.json', parseVcpkgJson],
  ['Dockerfile', parseDockerfile],
  ['compose.yaml', parseCompose],
  ['compose.yml', parseCompose],
  ['docker-compose.yml', parseCompose],
  ['docker-compose.yaml', parseCompose],
]);

/** Whether the text of a declared file is understood. */
export function parserOf(path: string): FileParser | undefined {
  return parsers.get(path.slice(path.lastIndexOf('/') + 1));
}

export type { FileParser, ParsedFile } from './types';
