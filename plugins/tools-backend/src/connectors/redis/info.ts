/** The lines `name:value` of an answer to `INFO`; headings and empty lines are left out. */
export function parseInfo(text: string): Record<string, string> {
  const pairs = text
    .split(/\r?\n/)
    .filter(line => !line.startsWith('#') && line.includes(':'))
    .map(line => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1)];
    });
  return Object.fromEntries(pairs);
}
