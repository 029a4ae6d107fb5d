import type { CheckDefinition } from '@strata/backstage-plugin-compliance-node';
import { processes } from '@strata/technologies';
import type { Definitions } from './definitions';

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const processIds = new Set(processes.map(process => process.id));

/** What keeps definitions from being used together, one sentence each. */
export function findProblems(definitions: Definitions): string[] {
  const { checks, factSources, standards } = definitions;
  const checkIds = checks.map(check => check.id);
  const facts = factSources.flatMap(source =>
    (source.facts ?? []).map(fact => fact.id),
  );
  return [
    ...repeated(checkIds).map(id => `check ${id} is declared twice`),
    ...repeated(factSources.map(source => source.id)).map(
      id => `fact source ${id} is declared twice`,
    ),
    ...repeated(facts).map(id => `fact ${id} has two sources`),
    ...repeated(standards.map(standard => standard.id)).map(
      id => `standard ${id} is declared twice`,
    ),
    ...checks.flatMap(problemsOfCheck),
    ...standards.flatMap(standard =>
      standard.requirements.flatMap(requirement =>
        requirement.checks
          .filter(id => !checkIds.includes(id))
          .map(
            id =>
              `requirement ${requirement.id} of standard ${standard.id} names the check ${id}, which does not exist`,
          ),
      ),
    ),
  ];
}

function problemsOfCheck(check: CheckDefinition<any>): string[] {
  const rules: [boolean, string][] = [
    [KEBAB_CASE.test(check.id), 'has an id that is not in kebab-case'],
    [
      processIds.has(check.process),
      `names the process ${check.process}, which does not exist`,
    ],
    [check.title.endsWith('?'), 'has a title that is not a question'],
    [Object.keys(check.facts).length > 0, 'asks for no fact'],
  ];
  return rules
    .filter(([holds]) => !holds)
    .map(([, problem]) => `check ${check.id} ${problem}`);
}

function repeated(ids: string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}
