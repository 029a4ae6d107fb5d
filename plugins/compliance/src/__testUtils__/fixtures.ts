import type {
  CheckInfo,
  CheckResult,
  Matrix,
  MatrixRow,
  Score,
  TrendedScore,
  Waiver,
} from '@strata/backstage-plugin-compliance-common';

export const NOW = '2026-11-23T12:00:00.000Z';

export function score(parts: Partial<Score> = {}): Score {
  return {
    score: 54,
    coverage: 80,
    pass: 3,
    fail: 1,
    waived: 0,
    unknown: 1,
    notApplicable: 0,
    ...parts,
  };
}

export const UNKNOWN = score({
  score: undefined,
  coverage: 0,
  pass: 0,
  fail: 0,
  unknown: 2,
});

export const NOTHING = score({
  score: undefined,
  coverage: 100,
  pass: 0,
  fail: 0,
  unknown: 0,
});

export function row(
  name: string,
  overall: TrendedScore,
  cells: Record<string, TrendedScore> = {},
): MatrixRow {
  return {
    team: `group:default/${name}`,
    teamTitle: name,
    services: 2,
    overall,
    cells: Object.entries(cells).map(([process, cell]) => ({
      process,
      ...cell,
    })),
  };
}

export function matrix(
  rows: MatrixRow[],
  groups: Matrix['groups'] = [],
): Matrix {
  return { asOf: NOW, processes: ['alerting', 'code-review'], rows, groups };
}

export function check(parts: Partial<CheckInfo> = {}): CheckInfo {
  return {
    id: 'alerts-have-runbooks',
    title: 'Does every alert name a runbook?',
    process: 'alerting',
    subject: 'service',
    severity: 'high',
    stage: 'stable',
    why: 'At night nobody should have to guess.',
    fix: { text: 'Add runbook_url to the rule.', effort: 'hours' },
    facts: ['alert.rule'],
    ...parts,
  };
}

export function result(parts: Partial<CheckResult> = {}): CheckResult {
  return {
    checkId: 'alerts-have-runbooks',
    process: 'alerting',
    entityRef: 'component:default/cart-api',
    entityTitle: 'cart-api',
    team: 'group:default/storefront',
    outcome: 'fail',
    display: 'fail',
    message: '2 of 3 alerts name no runbook.',
    evidence: [],
    since: NOW,
    evaluatedAt: NOW,
    ...parts,
  };
}

export function waiver(parts: Partial<Waiver> = {}): Waiver {
  return {
    id: 'w1',
    checkId: 'alerts-have-runbooks',
    entityRef: 'component:default/cart-api',
    reason: 'The tool is replaced in spring.',
    requestedBy: 'user:default/mia.chen',
    requestedAt: NOW,
    state: 'requested',
    expiresAt: '2027-01-31',
    ...parts,
  };
}
