/** The address if it is absolute http(s), else nothing: tools are not trusted with our pages. */
export function webUrl(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'http:'
    ? url.href
    : undefined;
}
