/** A text as a quoted JQL string, in which nothing is an operator (https://confluence.atlassian.com/x/ghGyCg). */
export function quoteJql(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/[\r\n]/g, ' ')}"`;
}
