import { buildMatrix, UNOWNED_TEAM_REF, type MatrixInput } from './matrix';
import type { MatrixResult } from './matrixRow';
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

const build = (
  results: MatrixResult[],
  before?: MatrixResult[],
  groups?: MatrixInput['groups'],
) =>
  buildMatrix({
    results,
    before,
    groups,
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

  it('scores all teams below a group as one, at each level', () => {
    const commerce = 'group:default/commerce';
    const company = 'group:default/company';
    const { rows, groups } = build(
      [
        result(payments.ref, 'ci', 'pass'),
        result(payments.ref, 'ci', 'pass'),
        result(data.ref, 'ci', 'fail'),
        result(undefined, 'ci', 'fail'),
      ],
      [result(data.ref, 'ci', 'pass')],
      [
        { ref: 'group:default/empty', title: 'A department without teams' },
        { ref: payments.ref, title: payments.title, parent: commerce },
        { ref: commerce, title: 'Commerce', parent: company },
        { ref: data.ref, title: data.title, parent: company },
        { ref: company, title: 'Company', parent: 'group:default/unknown' },
      ],
    );
    expect(rows.map(({ team, parent }) => [team, parent])).toEqual([
      [data.ref, company],
      [payments.ref, commerce],
    ]);
    expect(groups).toMatchObject([
      {
        ...{ group: company, groupTitle: 'Company', depth: 0, teams: 2 },
        overall: { score: 66.6, pass: 2, fail: 1, before: 100 },
        cells: [{ process: 'ci', score: 66.6 }],
      },
      {
        ...{ group: commerce, depth: 1, teams: 1 },
        overall: { score: 100, pass: 2 },
      },
    ]);
  });

  it('survives groups that are above each other', () => {
    const { groups } = build([result(payments.ref, 'ci', 'pass')], undefined, [
      { ref: payments.ref, title: 'Payments', parent: 'group:default/b' },
      { ref: 'group:default/b', title: 'B', parent: payments.ref },
    ]);
    expect(groups.map(({ group }) => group)).toEqual(['group:default/b']);
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
