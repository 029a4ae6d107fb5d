import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { SubjectKind } from '@strata/backstage-plugin-compliance-common';
import {
  runCheck,
  type CheckDefinition,
  type FactBook,
} from '@strata/backstage-plugin-compliance-node';
import { readFacts } from '../facts/readFacts';
import type { Registry } from '../registry/Registry';
import type { Evaluated } from '../store/diff';
import type {
  EvaluationScope,
  EvaluationStore,
  StoredEvaluation,
} from '../store/EvaluationStore';
import { readSubjects, type AuditedSubject } from '../subjects/readSubjects';

interface EvaluatorOptions {
  registry: Registry;
  catalog: CatalogService;
  auth: AuthService;
  store: EvaluationStore;
  logger: LoggerService;
  serviceTypes?: readonly string[];
}

/** Subjects and facts in, results out: read in bulk, answer purely, write what changed. */
export class Evaluator {
  constructor(private readonly options: EvaluatorOptions) {}

  /** Answers every check for everything, or within a scope. */
  async evaluate(
    scope: EvaluationScope = {},
    signal?: AbortSignal,
  ): Promise<StoredEvaluation | undefined> {
    const { registry, store, logger } = this.options;
    const now = new Date();
    const subjects = await this.readSubjects(scope);
    if (subjects.length === 0) {
      // A catalog that is still empty proves nothing: results are kept
      logger.warn('The catalog has no service and no team to evaluate');
      return undefined;
    }
    const checks = registry.checks.filter(
      check => scope.checkIds?.includes(check.id) ?? true,
    );
    const context = { subjects, now, signal };
    const book = await readFacts(registry.factSources, checks, context, logger);
    signal?.throwIfAborted();
    const stored = await store.apply(
      answer(checks, subjects, book, now),
      scope,
      now,
    );
    logger.info('Evaluated compliance', { ...stored });
    return stored;
  }

  /** Refuses what the catalog does not have, or has as something else. */
  async demandSubject(entityRef: string, kind: SubjectKind) {
    const [subject] = await this.readSubjects({ entityRef });
    if (subject.kind !== kind) {
      throw new InputError(`${entityRef} is not a ${kind}`);
    }
  }

  private async readSubjects(scope: EvaluationScope) {
    const { catalog, auth, serviceTypes } = this.options;
    const { entityRef } = scope;
    const credentials = await auth.getOwnServiceCredentials();
    const subjects = await readSubjects(catalog, credentials, {
      serviceTypes,
      entityRef,
    });
    if (entityRef && subjects.length === 0) {
      throw new NotFoundError(
        `The catalog has no service or team ${entityRef}`,
      );
    }
    return subjects;
  }
}

function answer(
  checks: readonly CheckDefinition<any>[],
  subjects: readonly AuditedSubject[],
  book: FactBook,
  now: Date,
): Evaluated[] {
  return checks.flatMap(check =>
    subjects
      .filter(subject => subject.kind === check.subject)
      .map(subject => ({
        check,
        subject,
        finding: runCheck(check, subject, book, { now }),
      })),
  );
}
