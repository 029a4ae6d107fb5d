/** A spreadsheet runs a cell that begins with one of these, also in full width (OWASP, CSV injection). */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * One record after RFC 4180, with its line end. Text that a spreadsheet would run as a
 * formula gets an apostrophe in front.
 */
export function csvRow(
  cells: readonly (string | number | undefined)[],
): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: string | number | undefined): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return /[",\r\n']/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
