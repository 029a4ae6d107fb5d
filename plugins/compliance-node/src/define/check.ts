import type {
  Effort,
  Evidence,
  Outcome,
  Severity,
  SubjectKind,
} from '@strata/backstage-plugin-compliance-common';
import type { FactType } from '@strata/backstage-plugin-tools-common';

/** One value of a fact, as its source showed it. */
export interface Observed<T> {
  value: T;
  /** Title of the thing it was seen on, for example a repository. */
  itemTitle: string;
  /** Absolute http(s) address of that thing. */
  url?: string;
  /** Where it came from in words, for example `GitLab main`. */
  source: string;
  /** ISO time at which the source showed it. */
  observedAt: string;
  environment?: string;
  /** Seen on something that not everybody may see: results then say nothing about it. */
  restricted?: boolean;
}

/** What is audited: a service (catalog Component) or a team (catalog Group). */
export interface Subject {
  kind: SubjectKind;
  /** Entity ref. */
  ref: string;
  title: string;
  /** Owning team of a service, or the team itself; absent when nobody owns the service. */
  team?: string;
  /** What the catalog says about the life of a service, for example `experimental`. */
  lifecycle?: string;
}

/** What a check answers. */
export interface Finding {
  outcome: Outcome;
  /** One sentence that a person understands without knowing the check. */
  message: string;
  evidence: Evidence[];
}

export type FactTypes = Record<string, FactType<any>>;

/** The values of each fact; at least one each, all valid and none out of date. */
export type FactsOf<F extends FactTypes> = {
  readonly [K in keyof F]: readonly Observed<
    F[K] extends FactType<infer T> ? T : never
  >[];
};

/** What the absence of a value can mean. */
export type MissingOutcome = 'fail' | 'unknown' | 'notApplicable';

/** One yes/no question about a service or a team, answered from facts. */
export interface CheckDefinition<F extends FactTypes = FactTypes> {
  /** A statement in kebab-case, equal to the file name, permanent: `default-branch-is-protected`. */
  id: string;
  /** Id of a process in `@strata/technologies`. */
  process: string;
  /** A question whose good answer is yes. */
  title: string;
  subject: SubjectKind;
  severity: Severity;
  stage: 'experimental' | 'stable' | 'deprecated';
  /** What goes wrong in companies that do not do this. */
  why: string;
  fix: { text: string; effort: Effort };
  /** What it is answered from, by the name that `evaluate` uses. */
  facts: F;
  /**
   * What it means that the subject has no value of one of the facts. `fail` and
   * `notApplicable` hold only once a source of that fact was read completely; until then,
   * and whenever a source cannot be read, the outcome is unknown.
   */
  missing: MissingOutcome | ((subject: Subject) => MissingOutcome);
  /**
   * Set where a company may well have nothing of the kind, such as a bastion host: while no tool
   * is set up that shows it, the question does not arise. Otherwise it is unknown.
   */
  onlyWhereShown?: boolean;
  /** Why the question does not arise for a subject, in one sentence; nothing where it does. */
  inapplicable?(subject: Subject): string | undefined;
  /** Says in one sentence what is missing. */
  missingMessage?: string;
  /** Days for which an attestation holds, on checks that people attest. */
  cadenceDays?: number;
  /** Pure and synchronous: no clock but `now`, no I/O. */
  evaluate(
    facts: FactsOf<F>,
    subject: Subject,
    context: { now: Date },
  ): Finding;
}

/** Declares a check; the types of the values flow from `facts` into `evaluate`. */
export function defineCheck<F extends FactTypes>(
  definition: CheckDefinition<F>,
): CheckDefinition<F> {
  return definition;
}
