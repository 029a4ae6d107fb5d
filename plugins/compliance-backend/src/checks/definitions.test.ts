import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { CheckDefinition } from '@strata/backstage-plugin-compliance-node';
import {
  derivedFacts,
  type FactType,
} from '@strata/backstage-plugin-tools-common';
import { catalogFacts } from '../facts/catalogFacts';
import { createAttestationFacts } from '../facts/attestationFacts';
import { findProblems } from '../registry/findProblems';
import { loadStandards } from '../registry/loadStandards';
import { checks } from './index.generated';

const all: readonly CheckDefinition<any>[] = checks;

/** Facts of the connectors that ship with Strata, read from their registry, and what rests on them. */
function factsOfConnectors(): Set<string> {
  const registry = resolvePackagePath(
    '@strata/backstage-plugin-tools-backend',
    'src/connectors/index.generated',
  );
  const { connectors } = require(registry);
  const resources: { facts?: FactType[] }[] = connectors.flatMap(
    (connector: { resources: object[] }) => connector.resources,
  );
  return new Set(
    resources
      .flatMap(({ facts = [] }) => facts)
      .flatMap(fact => [fact, ...(derivedFacts[fact.id] ?? [])])
      .map(fact => fact.id),
  );
}

const toolFacts = factsOfConnectors();
const ownSources = [catalogFacts, createAttestationFacts({} as never)];
const ownFacts = new Set(
  ownSources.flatMap(source => source.facts ?? []).map(fact => fact.id),
);

function factIdsOf(check: CheckDefinition<any>): string[] {
  return Object.values<FactType>(check.facts).map(fact => fact.id);
}

describe('shipped checks', () => {
  it('are compared with the facts of the shipped connectors', () => {
    expect(toolFacts.size).toBeGreaterThan(5);
  });

  it('lie in <process>/<id>.ts with a table beside them', () => {
    const files = readdirSync(__dirname, { withFileTypes: true })
      .filter(entry => entry.isDirectory())
      .flatMap(({ name }) =>
        readdirSync(join(__dirname, name)).map(file => `${name}/${file}`),
      );
    const expected = all.flatMap(({ process, id }) => [
      `${process}/${id}.ts`,
      `${process}/${id}.test.ts`,
    ]);
    expect(files.sort()).toEqual(expected.sort());
  });

  it('fit together with each other and the standards', () => {
    const problems = findProblems({
      checks: all,
      factSources: ownSources,
      standards: loadStandards(),
    });
    expect(problems).toEqual([]);
  });

  it.each(all.map(check => [check.id, check] as const))(
    '%s asks only for facts that a shipped source emits',
    (_, check) => {
      const orphaned = factIdsOf(check).filter(
        id => !toolFacts.has(id) && !ownFacts.has(id),
      );
      expect(orphaned).toEqual([]);
    },
  );

  it('are answered from tools in two of three cases', () => {
    const onTools = all.filter(check =>
      factIdsOf(check).some(id => toolFacts.has(id)),
    );
    expect(onTools.length / all.length).toBeGreaterThanOrEqual(2 / 3);
  });

  it('all answer a requirement of the guide', () => {
    const [guide] = loadStandards();
    const required = guide.requirements.flatMap(one => one.checks);
    expect([...required].sort()).toEqual(all.map(check => check.id).sort());
  });

  it.each(all.map(check => [check.id, check] as const))(
    '%s tells why it matters and how to fix it in sentences',
    (_, check) => {
      expect(check.why).toMatch(/^[A-Z].{20,}[.]$/);
      expect(check.fix.text).toMatch(/^[A-Z].{20,}[.]$/);
    },
  );
});
