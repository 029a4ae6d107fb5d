import { stringify } from 'yaml';
import { componentOf } from '../../catalog/components';
import { daysBefore, emailOf, hoursBefore, leadOf } from '../../company/derive';
import type { Company, Service } from '../../company/schema';
import type { SeedCommit } from '../../git/GitRepositories';
import { dependencyFiles } from './seedDependencies';

const SOURCES: Record<string, [string, string]> = {
  go: ['main.go', 'package main\n\nfunc main() {}\n'],
  java: ['src/main/java/Main.java', 'public class Main {}\n'],
  python: ['app/main.py', 'def main() -> None: ...\n'],
  php: ['src/index.php', '<?php\n'],
  ruby: ['lib/main.rb', '# frozen_string_literal: true\n'],
  cpp: ['src/main.cpp', 'int main() { return 0; }\n'],
  typescript: ['src/index.ts', 'export {};\n'],
};

/** The linter configuration of each language; a service without it lists it under `lacks`. */
const LINTERS: Record<string, [string, string]> = {
  go: ['.golangci.yml', 'version: "2"\n'],
  typescript: ['eslint.config.mjs', 'export default [];\n'],
  java: ['checkstyle.xml', '<module name="Checker"/>\n'],
  python: ['ruff.toml', 'line-length = 100\n'],
  php: ['phpcs.xml.dist', '<ruleset><rule ref="PSR12"/></ruleset>\n'],
  ruby: ['.rubocop.yml', 'AllCops:\n  NewCops: enable\n'],
  cpp: ['.clang-tidy', "Checks: 'bugprone-*'\n"],
};

/** What the repository of one or more services holds, in two commits. */
export function serviceCommits(
  company: Company,
  services: Service[],
  now: Date,
): SeedCommit[] {
  const files = Object.assign(
    {},
    ...services.map(service => filesOf(company, service)),
  );
  const lead = leadOf(company, services[0].owner);
  const author = { name: lead.name, email: emailOf(company, lead) };
  return [
    {
      author,
      date: daysBefore(now, 400),
      message: 'Begin',
      files: { 'README.md': `# ${services[0].repository.path}\n` },
    },
    {
      author,
      date: hoursBefore(now, services[0].ci.hoursAgo + 1),
      message: 'Follow the house rules',
      files,
    },
  ];
}

export function plainCommits(
  company: Company,
  title: string,
  date: Date,
  files: Record<string, string>,
): SeedCommit[] {
  const lead = leadOf(company, 'platform');
  return [
    {
      author: { name: lead.name, email: emailOf(company, lead) },
      date,
      message: 'Begin',
      files: { 'README.md': `# ${title}\n`, ...files },
    },
  ];
}

function filesOf(company: Company, service: Service): Record<string, string> {
  const prefix = service.repository.folder
    ? `${service.repository.folder}/`
    : '';
  const [sourcePath, source] = SOURCES[service.language];
  const all: Record<string, string> = {
    [`${prefix}README.md`]: `# ${service.title}\n\n${service.description}\n`,
    [`${prefix}catalog-info.yaml`]: stringify(componentOf(company, service)),
    [`${prefix}${sourcePath}`]: source,
    [`${prefix}docs/runbook.md`]: runbookOf(service),
    [`${prefix}mkdocs.yml`]: `site_name: ${service.title}\n`,
    [`${prefix}CHANGELOG.md`]: '# Changes\n',
    CODEOWNERS: `* @${service.owner}\n`,
    '.editorconfig': 'root = true\n',
    ...prefixed(prefix, dependencyFiles(service)),
    ...ciFile(service, prefix),
    ...lintFile(service, prefix),
  };
  return Object.fromEntries(
    Object.entries(all).filter(
      ([path]) =>
        !service.lacks.includes(
          path.slice(path.startsWith(prefix) ? prefix.length : 0),
        ),
    ),
  );
}

function prefixed(
  prefix: string,
  files: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [`${prefix}${path}`, text]),
  );
}

/** A service without a linter's configuration has no step for it either. */
function ciFile(service: Service, prefix: string): Record<string, string> {
  const [linter] = LINTERS[service.language];
  const steps = service.lacks.includes(linter) ? ['test'] : ['lint', 'test'];
  if (service.ci.tool === 'gitlab-ci') {
    const jobs = steps.map(step => [step, { script: [`make ${step}`] }]);
    return { '.gitlab-ci.yml': stringify(Object.fromEntries(jobs)) };
  }
  const stages = steps.map(
    step => `    stage('${step}') { steps { sh 'make ${step}' } }\n`,
  );
  return {
    [`${prefix}Jenkinsfile`]: `pipeline {\n  agent any\n  stages {\n${stages.join(
      '',
    )}  }\n}\n`,
  };
}

function runbookOf({ title, ci }: Service): string {
  const sections = ['Is it up?', 'Restart'];
  // Those that are released often know how to go back.
  if (ci.builds.length > 4) sections.push('Roll back', 'Whom to call');
  return `# When ${title} fails\n\nLook at its dashboard first.\n${sections
    .map(section => `\n## ${section}\n`)
    .join('')}`;
}

function lintFile(service: Service, prefix: string): Record<string, string> {
  const [path, text] = LINTERS[service.language];
  return { [`${prefix}${path}`]: text };
}
