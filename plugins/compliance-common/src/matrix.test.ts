import { buildMatrix, UNOWNED_TEAM_REF, type MatrixResult } from './matrix';
import type { DisplayOutcome } from './types';

const payments = {
  ref: 'group:default/payments',
  title: 'Payments',
  services: 2,
};
const data = { ref: 'group:default/data', title: 'Data', services: 0 };
const unowned = { ref: UNOWNED_TEAM_REF, title: 'Unowned', services: 1 };

const result = (
  team: string | undefined,
  process: string,
  display: DisplayOutcome,
): MatrixResult => ({ checkId: 'any', team, process, display });

const build = (results: MatrixResult[], before?: MatrixResult[]) =>
  buildMatrix({
    results,
    before,
    teams: [payments, data, unowned],
    processes: ['code-review', 'ci', 'alerting'],
    severityOf: () => 'medium',
    asOf: '2026-11-23T10:00:00.000Z',
  });

describe('buildMatrix', () => {
  it('scores each team and process, in the order of the processes', () => {
    const matrix = build([
      result(payments.ref, 'ci', 'pass'),
      result(payments.ref, 'ci', 'fail'),
      result(payments.ref, 'code-review', 'unknown'),
    ]);
    expect(matrix.processes).toEqual(['code-review', 'ci']);
    expect(matrix.rows.map(row => row.team)).toEqual([data.ref, payments.ref]);
    expect(matrix.rows[1]).toMatchObject({
      services: 2,
      overall: { score: 50, coverage: 66.6, pass: 1, fail: 1, unknown: 1 },
      cells: [
        { process: 'code-review', coverage: 0, unknown: 1 },
        { process: 'ci', score: 50, coverage: 100 },
      ],
    });
  });

  it('puts beside a score what it was before, where anything was known', () => {
    const { rows } = build(
      [
        result(payments.ref, 'ci', 'pass'),
        result(payments.ref, 'code-review', 'pass'),
        result(payments.ref, 'alerting', 'pass'),
      ],
      [
        result(payments.ref, 'ci', 'fail'),
        result(payments.ref, 'code-review', 'unknown'),
        result('group:default/gone', 'alerting', 'fail'),
      ],
    );
    const [dataRow, row] = rows;
    expect(row.overall).toMatchObject({ score: 100, before: 0 });
    const [review, ci, alerting] = row.cells;
    expect(ci).toMatchObject({ score: 100, before: 0 });
    for (const one of [review, alerting, dataRow.overall]) {
      expect(one).not.toHaveProperty('before');
    }
  });

  it('gives a team without results an empty cell for every process', () => {
    const [row] = build([result(payments.ref, 'ci', 'pass')]).rows;
    expect(row).toMatchObject({ team: data.ref, overall: { pass: 0 } });
    expect(row.cells).toHaveLength(1);
    expect(row.cells[0].score).toBeUndefined();
  });

  it('makes no team of what nobody owns', () => {
    const matrix = build([
      result(undefined, 'ci', 'fail'),
      result(UNOWNED_TEAM_REF, 'ci', 'fail'),
      result(payments.ref, 'ci', 'pass'),
    ]);
    expect(matrix.rows.map(row => row.team)).not.toContain(UNOWNED_TEAM_REF);
    expect(matrix.rows[1].overall).toMatchObject({ score: 100, fail: 0 });
  });
});
