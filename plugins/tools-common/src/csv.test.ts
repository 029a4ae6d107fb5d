import fc from 'fast-check';
import { csvRow } from './csv';

/** Reads one record as RFC 4180 says. */
function parse(record: string): string[] {
  const cells: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  let match = pattern.exec(record);
  while (match) {
    cells.push(match[1]?.replace(/""/g, '"') ?? match[2]);
    match = pattern.exec(record);
  }
  return cells;
}

describe('csvRow', () => {
  it.each([
    ['plain', 'plain\r\n'],
    ['a,b', '"a,b"\r\n'],
    ['say "yes"', '"say ""yes"""\r\n'],
    ['two\nlines', '"two\nlines"\r\n'],
    ['=1+1', `"'=1+1"\r\n`],
    ['+1', `"'+1"\r\n`],
    ['-1', `"'-1"\r\n`],
    ['@SUM(A1)', `"'@SUM(A1)"\r\n`],
    ['\tx', `"'\tx"\r\n`],
    ['\rx', `"'\rx"\r\n`],
    ['\n=1', `"'\n=1"\r\n`],
    ['＝1+1', `"'＝1+1"\r\n`],
    ['服务', '服务\r\n'],
  ])('writes %j', (value, expected) => {
    expect(csvRow([value])).toBe(expected);
  });

  it('keeps numbers and leaves absent cells empty', () => {
    expect(csvRow([-3, undefined, 4.5])).toBe('-3,,4.5\r\n');
  });

  it('can be read back, and no cell starts a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), cells => {
        const read = parse(csvRow(cells));
        const plain = (cell: string) =>
          cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '');
        expect(read.map(plain)).toEqual(cells.map(plain));
        for (const cell of read) {
          expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        }
      }),
    );
  });
});
