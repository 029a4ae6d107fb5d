/** An address that is safe to link to, or nothing: tools could report `javascript:` ones. */
export function webAddress(url: string): string | undefined {
  try {
    const { protocol, href } = new URL(url);
    return /^https?:$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
