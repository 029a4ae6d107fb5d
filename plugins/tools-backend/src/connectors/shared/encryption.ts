import type { ClientTarget } from '@strata/backstage-plugin-tools-node';

/** What a database's own clients call `sslmode` or `ssl-mode`. */
export type Encryption = 'off' | 'preferred' | 'required' | 'verified';

/** How a TLS connection is opened. */
export type Tls = NonNullable<ClientTarget['tls']> & {
  /** Whether the server must prove who it is. */
  rejectUnauthorized: boolean;
};

/**
 * Opens a connection that is encrypted as asked for. Where nothing is asked for, it is encrypted
 * if the server can, as the databases' own clients do; with a configured authority the server
 * must always prove who it is.
 */
export async function openEncrypted<T>(options: {
  encryption: Encryption;
  tls: ClientTarget['tls'];
  /** Opens without encryption when called without an argument. */
  open(tls?: Tls): Promise<T>;
  /** Whether an error says that the server cannot encrypt. */
  cannotEncrypt(error: unknown): boolean;
}): Promise<T> {
  const { encryption, tls, open } = options;
  if (encryption === 'off') return open();
  const verified = encryption === 'verified' || Boolean(tls?.ca);
  try {
    return await open({ ...tls, rejectUnauthorized: verified });
  } catch (error) {
    const mayBePlain = encryption === 'preferred' && !verified;
    if (!mayBePlain || !options.cannotEncrypt(error)) throw error;
    return open();
  }
}
