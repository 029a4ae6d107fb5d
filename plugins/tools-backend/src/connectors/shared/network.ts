const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Whether the way to the tool failed, by the code that Node.js gives. */
export function isNetworkError(error: unknown): boolean {
  const { code, errors } = (error ?? {}) as {
    code?: unknown;
    errors?: unknown[];
  };
  // Where a name has several addresses, all of them were tried.
  if (errors?.length) return errors.every(isNetworkError);
  return (
    typeof code === 'string' &&
    (NETWORK_CODES.has(code) ||
      /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(code))
  );
}

/** The host of an address as a socket takes it: IPv6 without brackets. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}
