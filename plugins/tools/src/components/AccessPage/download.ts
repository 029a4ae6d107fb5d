/** Without it, spreadsheets take UTF-8 for the code page of the computer. */
const BYTE_ORDER_MARK = '\ufeff';

/** Hands a table to the browser as a file. */
export function downloadCsv(name: string, csv: string) {
  const parts = [BYTE_ORDER_MARK, csv];
  const url = URL.createObjectURL(new Blob(parts, { type: 'text/csv' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  URL.revokeObjectURL(url);
}
