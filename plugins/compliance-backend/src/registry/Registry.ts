import { ConflictError } from '@backstage/errors';
import type {
  CheckInfo,
  Severity,
  Standard,
} from '@strata/backstage-plugin-compliance-common';
import type {
  CheckDefinition,
  FactSource,
} from '@strata/backstage-plugin-compliance-node';
import type { Definitions } from './definitions';
import { findProblems } from './findProblems';

/** Everything that is declared, by id. */
export class Registry {
  readonly checks: readonly CheckDefinition<any>[];
  readonly factSources: readonly FactSource[];
  readonly standards: readonly Standard[];
  private readonly checkById: ReadonlyMap<string, CheckDefinition<any>>;

  /** Refuses definitions that do not fit together, naming every problem at once. */
  constructor(definitions: Definitions) {
    const problems = findProblems(definitions);
    if (problems.length > 0) {
      throw new ConflictError(
        `The definitions of Strata Compliance do not fit together:\n${problems.join(
          '\n',
        )}`,
      );
    }
    this.checks = definitions.checks;
    this.factSources = definitions.factSources;
    this.standards = definitions.standards;
    this.checkById = new Map(this.checks.map(check => [check.id, check]));
  }

  find(checkId: string): CheckDefinition<any> | undefined {
    return this.checkById.get(checkId);
  }

  severityOf = (checkId: string): Severity | undefined =>
    this.find(checkId)?.severity;
}

/** What clients get to know about a check. */
export function toCheckInfo(check: CheckDefinition<any>): CheckInfo {
  const { id, title, process, subject, severity, stage, why, fix } = check;
  return {
    id,
    title,
    process,
    subject,
    severity,
    stage,
    why,
    fix,
    facts: Object.values<{ id: string }>(check.facts).map(fact => fact.id),
    ...(check.cadenceDays ? { cadenceDays: check.cadenceDays } : {}),
  };
}
