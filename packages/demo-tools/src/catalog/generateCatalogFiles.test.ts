import fs from 'node:fs';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { loadCompany } from '../company/loadCompany';
import { ruleGroups } from '../servers/prometheus/rules';
import { scrapeTargets } from '../servers/prometheus/targets';
import {
  seedDashboards,
  seedAlertRules,
  seedContactPoints,
} from '../servers/grafana/seed';
import { seedGitlab } from '../servers/gitlab/seed';
import { seedJenkins } from '../servers/jenkins/seed';
import { seedProjects } from '../servers/jira/seed';
import type { CatalogEntity } from './components';
import { generateCatalogFiles } from './generateCatalogFiles';

const NOW = new Date('2026-11-01T12:00:00Z');
const MAX_ENTITIES = 600;
/** Written by the portal itself, for what nobody claims. */
const UNOWNED = 'group:default/unowned';
const company = loadCompany();
const files = generateCatalogFiles(company);
const entities: CatalogEntity[] = files.flatMap(({ text }) =>
  parseAllDocuments(text).map(document => document.toJS()),
);
const refs = new Set(
  entities.map(
    ({ kind, metadata }) => `${kind.toLowerCase()}:default/${metadata.name}`,
  ),
);

describe('the catalog of the demo company', () => {
  it.each(files)('$path is current', ({ path: file, text }) => {
    const committed = path.resolve(__dirname, '../..', file);
    expect(fs.readFileSync(committed, 'utf8')).toBe(text);
  });

  it('has 24 services in seven languages and the four people who sign in', () => {
    expect(company.services).toHaveLength(24);
    expect(new Set(company.services.map(({ language }) => language))).toEqual(
      new Set(['go', 'java', 'python', 'php', 'ruby', 'cpp', 'typescript']),
    );
    for (const person of [
      'mia.chen',
      'jonas.weber',
      'aisha.khan',
      'tomas.novak',
    ]) {
      expect(refs).toContain(`user:default/${person}`);
    }
  });

  it('uses valid names, each once', () => {
    expect(refs.size).toBe(entities.length);
    for (const { metadata } of entities) {
      expect(metadata.name).toMatch(
        /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/,
      );
    }
  });

  it('refers only to groups, users and systems that exist', () => {
    const targets = entities.flatMap(({ kind, spec }) => [
      ...(spec.owner ? [spec.owner] : []),
      ...(kind === 'Component' ? [`system:default/${spec.system}`] : []),
      ...(spec.parent ? [`group:default/${spec.parent}`] : []),
      ...((spec.memberOf as string[]) ?? []).map(
        name => `group:default/${name}`,
      ),
    ]);
    const known = new Set([...refs, UNOWNED]);
    expect(targets.filter(ref => !known.has(String(ref)))).toEqual([]);
    expect(refs).not.toContain(UNOWNED);
  });

  it('stays small with everything that the tools hold', () => {
    const gitlab = seedGitlab(company, NOW);
    const items = [
      gitlab.projects,
      gitlab.projects,
      seedJenkins(company, 'http://localhost', NOW),
      seedDashboards(company, NOW),
      seedAlertRules(company, NOW),
      seedContactPoints(company),
      seedProjects(company),
      ruleGroups(company).flatMap(group => group.rules),
      [...new Set(scrapeTargets(company).map(target => target.job))],
    ].map(list => list.length);
    const total = items.reduce((sum, count) => sum + count, entities.length);
    expect(total).toBeLessThan(MAX_ENTITIES);
  });
});

describe('the drift of the demo company', () => {
  const paths = company.services.map(({ repository }) => repository.path);
  const owned = new Set(company.services.map(({ owner }) => owner));
  const titles = seedDashboards(company, NOW).map(({ title }) => title);

  it.each([
    [
      'a renamed repository that the catalog names by its old path',
      company.services.some(
        ({ repository: r }) => r.formerPath && r.catalogSlug === r.formerPath,
      ),
    ],
    [
      'an entry that names the repository of another service',
      company.services.some(
        ({ repository: r }) =>
          r.catalogSlug &&
          r.catalogSlug !== r.path &&
          paths.includes(r.catalogSlug),
      ),
    ],
    [
      'a repository that three services share',
      paths.some(p => paths.filter(other => other === p).length === 3),
    ],
    [
      'an unprotected default branch',
      company.services.some(({ repository }) => repository.unprotected),
    ],
    [
      'failing builds',
      company.services.some(({ ci }) => /^FF/.test(ci.builds)),
    ],
    [
      'a stale issue project',
      company.services.some(({ issues }) => issues.daysAgo > 180),
    ],
    ['a service without owner', owned.has('unowned')],
    ['a team without services', company.teams.some(({ id }) => !owned.has(id))],
    [
      'an alert without runbook',
      company.services.some(({ alerts }) => alerts.some(a => !a.runbook)),
    ],
    [
      'a name in Chinese',
      company.services.some(s => /^\p{Script=Han}+$/u.test(s.title)),
    ],
    ['a title of 300 characters', titles.some(title => title.length === 300)],
    [
      'a folder that only one team sees',
      company.extras.folders.some(({ privateTo }) => privateTo),
    ],
    ['dashboards that nobody owns', company.extras.dashboards.length > 2],
  ])('has %s', (_what, present) => {
    expect(present).toBe(true);
  });
});
