import { ConnectorError } from '@strata/backstage-plugin-tools-node';

/** One encoded path segment. `.` and `..` would climb out of the path even when encoded, so they are refused. */
export function segment(value: string | number): string {
  const text = String(value);
  if (text !== '' && text !== '.' && text !== '..') {
    return encodeURIComponent(text);
  }
  throw new ConnectorError('config', `"${text}" cannot be part of an address`, {
    remedy: 'Use the name as the tool shows it.',
  });
}

/** The value if it is an absolute http(s) address. */
export function httpUrl(value: string | undefined): string | undefined {
  if (!value) return undefined;
  const url = URL.parse(value.trim());
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** Addresses of repositories may hold a user and a token; those must not leave the tool. */
export function withoutCredentials(address: string): string {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return address;
  url.username = '';
  url.password = '';
  return url.href;
}
