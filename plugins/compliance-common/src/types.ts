/** Every result is exactly one of these; unknown lowers coverage and never counts as a pass. */
export type Outcome = 'pass' | 'fail' | 'notApplicable' | 'unknown';

/** What a page shows: an outcome, or a failure that a waiver covers. */
export type DisplayOutcome = Outcome | 'waived';

export type Severity = 'critical' | 'high' | 'medium' | 'low';
export type Effort = 'minutes' | 'hours' | 'days';
export type SubjectKind = 'service' | 'team';

/** Something as a tool showed it. */
export interface Evidence {
  /** One line, for example `main: direct push allowed`. */
  text: string;
  /** Where it came from, for example `GitLab main`. */
  source: string;
  url?: string;
  /** ISO time. */
  observedAt?: string;
}

export interface CheckInfo {
  id: string;
  /** A question whose good answer is yes. */
  title: string;
  process: string;
  subject: SubjectKind;
  severity: Severity;
  stage: 'experimental' | 'stable' | 'deprecated';
  why: string;
  fix: { text: string; effort: Effort };
  /** Ids of the facts it is answered from. */
  facts: string[];
  /** Days for which an attestation holds; present on checks that people attest. */
  cadenceDays?: number;
}

export interface CheckResult {
  checkId: string;
  process: string;
  /** Ref of the service or team. */
  entityRef: string;
  entityTitle: string;
  /** Owning team of the service, or the team itself; absent for unowned services. */
  team?: string;
  outcome: Outcome;
  display: DisplayOutcome;
  message: string;
  evidence: Evidence[];
  /** Since when the outcome is what it is. */
  since: string;
  evaluatedAt: string;
  waiver?: Waiver;
}

export interface Waiver {
  id: string;
  checkId: string;
  entityRef: string;
  reason: string;
  requestedBy: string;
  requestedAt: string;
  state: 'requested' | 'approved' | 'rejected' | 'expired';
  decidedBy?: string;
  decidedAt?: string;
  /** ISO date after which the failure counts again. */
  expiresAt: string;
}

export interface Score {
  /**
   * From 0 to 100: passes among passes and failures, weighted by severity. Waived, unknown and
   * inapplicable results are left out; absent when nothing is left.
   */
  score?: number;
  /** From 0 to 100: the share of applicable results whose outcome is known; 100 when none applies. */
  coverage: number;
  pass: number;
  fail: number;
  waived: number;
  unknown: number;
  notApplicable: number;
}

export interface TrendedScore extends Score {
  /** The score a week before; absent where none was known then. */
  before?: number;
}

export interface MatrixCell extends TrendedScore {
  process: string;
}

export interface MatrixScores {
  overall: TrendedScore;
  cells: MatrixCell[];
}

export interface MatrixRow extends MatrixScores {
  team: string;
  teamTitle: string;
  /** Ref of the group above the team, where the catalog has one. */
  parent?: string;
  services: number;
}

/** All teams below a group, scored as one. */
export interface MatrixGroup extends MatrixScores {
  group: string;
  groupTitle: string;
  /** How many groups are above it. */
  depth: number;
  teams: number;
}

export interface Matrix {
  /** ISO time of the last evaluation, or the one that was asked for. */
  asOf?: string;
  /** ISO time at which the scores were what each `before` says. */
  comparedWith?: string;
  processes: string[];
  rows: MatrixRow[];
  /** The groups above the teams, each after the one above it. */
  groups: MatrixGroup[];
}

export interface HistoryEntry {
  outcome: Outcome;
  message: string;
  from: string;
  /** Absent while it still holds. */
  to?: string;
}

export interface ResultQuery {
  team?: string;
  process?: string;
  checkId?: string;
  entityRef?: string;
  outcome?: DisplayOutcome;
  /** A day, which means its end in UTC, or a time: the results as they stood then. */
  asOf?: string;
  cursor?: string;
  limit?: number;
}

/** A named set of requirements, each answered by checks. */
export interface Standard {
  /** Kebab-case, permanent. */
  id: string;
  title: string;
  /** Where the requirements come from. */
  source: string;
  requirements: Requirement[];
}

export interface Requirement {
  id: string;
  title: string;
  /** Ids of the checks that answer it. */
  checks: string[];
}

/** A standard with the score of each requirement over all subjects. */
export interface StandardReport extends Omit<Standard, 'requirements'> {
  requirements: (Requirement & { score: Score })[];
}

export interface ResultPage {
  items: CheckResult[];
  nextCursor?: string;
  total: number;
}
