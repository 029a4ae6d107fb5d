/** Address of a page of the management plugin: its parts are encoded, `/` among them. */
export function pageUrl(baseUrl: string, ...parts: string[]): string {
  return `${baseUrl}/#/${parts.map(encodeURIComponent).join('/')}`;
}
