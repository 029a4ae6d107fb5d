import { stringify } from 'yaml';
import { emailOf } from '../company/derive';
import { loadCompany } from '../company/loadCompany';
import type { Company } from '../company/schema';
import { CatalogEntity, componentOf } from './components';

const HEADER =
  '# Generated from packages/demo-tools/company by `yarn generate`. Do not edit.\n';

/** The Backstage entities of the demo company, as files relative to this package. Pure. */
export function generateCatalogFiles(
  company: Company = loadCompany(),
): { path: string; text: string }[] {
  const files: Record<string, CatalogEntity[]> = {
    groups: groupsOf(company),
    users: usersOf(company),
    systems: systemsOf(company),
    components: company.services.map(service => componentOf(company, service)),
  };
  return Object.entries(files).map(([name, entities]) => ({
    path: `catalog/${name}.yaml`,
    text: HEADER + entities.map(each => `---\n${stringify(each)}`).join(''),
  }));
}

function entity(
  kind: string,
  metadata: CatalogEntity['metadata'],
  spec: Record<string, unknown>,
): CatalogEntity {
  return { apiVersion: 'backstage.io/v1alpha1', kind, metadata, spec };
}

function groupsOf(company: Company): CatalogEntity[] {
  const others = company.groups.map(({ id, title, type }) =>
    entity(
      'Group',
      { name: id, title },
      { type, profile: { displayName: title }, children: [] },
    ),
  );
  const teams = company.teams.map(({ id, title, description }) =>
    entity(
      'Group',
      { name: id, title, description },
      {
        type: 'team',
        profile: { displayName: title, email: `${id}@${company.domain}` },
        parent: 'engineering',
        children: [],
      },
    ),
  );
  return [...others, ...teams];
}

function usersOf(company: Company): CatalogEntity[] {
  const people = company.people.map(person =>
    entity(
      'User',
      { name: person.id, title: person.name },
      {
        profile: { displayName: person.name, email: emailOf(company, person) },
        memberOf: person.groups,
      },
    ),
  );
  const leavers = company.leavers.map(person =>
    entity(
      'User',
      {
        name: person.id,
        title: person.name,
        annotations: { 'strata.dev/left-on': person.leftOn },
      },
      {
        profile: { displayName: person.name, email: emailOf(company, person) },
        memberOf: [],
      },
    ),
  );
  return [...people, ...leavers];
}

function systemsOf(company: Company): CatalogEntity[] {
  return company.systems.map(({ id, title, owner, description }) =>
    entity(
      'System',
      { name: id, title, description },
      { owner: `group:default/${owner}` },
    ),
  );
}
