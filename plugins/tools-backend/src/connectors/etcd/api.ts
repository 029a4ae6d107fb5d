import type { SyncErrorKind } from '@strata/backstage-plugin-tools-common';

/**
 * The gateway turns several refusals into 400; only the text tells them apart. etcd's own list:
 * https://github.com/etcd-io/etcd/blob/main/api/v3rpc/rpctypes/error.go
 */
export function errorKind({
  status,
  text,
}: {
  status: number;
  text: string;
}): SyncErrorKind | undefined {
  if (status !== 400) return undefined;
  if (text.includes('CommonName of client')) return 'config';
  return text.includes('user name is empty') ? 'auth' : undefined;
}

/** The first byte, which stands for "all keys" at either end of a range. */
const NUL = Buffer.from([0]);

/** A range of keys as the gateway takes it; all that start with `prefix`. */
export function rangeOf(
  prefix: string,
  from: Buffer = Buffer.from(prefix),
): { key: string; range_end: string } {
  const end = prefix ? endOf(Buffer.from(prefix)) : NUL;
  return {
    key: (from.length ? from : NUL).toString('base64'),
    range_end: end.toString('base64'),
  };
}

/** The first key after all that start with `prefix`. */
export function endOf(prefix: Buffer): Buffer {
  const last = prefix.findLastIndex(byte => byte < 0xff);
  if (last < 0) return NUL;
  const end = Buffer.from(prefix.subarray(0, last + 1));
  end[last] += 1;
  return end;
}

/** The smallest key behind this one. */
export function keyAfter(key: Buffer): Buffer {
  return Buffer.concat([key, NUL]);
}
