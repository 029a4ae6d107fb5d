import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './command';

/** Paths of PEM files. */
export interface Certificate {
  cert: string;
  key: string;
}

/** A certificate authority of a test, in the folder of its tool. */
export class Authority {
  private constructor(
    private readonly folder: string,
    private readonly root: Certificate,
  ) {}

  static async create(folder: string): Promise<Authority> {
    const root = pathsOf(folder, 'authority');
    await openssl(folder, [
      ...['req', '-x509', '-new', '-days', '2', '-subj', '/CN=authority'],
      ...newKey(root),
    ]);
    return new Authority(folder, root);
  }

  /** Path of the certificate that others must trust. */
  get file(): string {
    return this.root.cert;
  }

  /** Signs a certificate for 127.0.0.1, for use as server and as client; the common name may be empty. */
  async issue(name: string, commonName = name): Promise<Certificate> {
    const paths = pathsOf(this.folder, name);
    const request = join(this.folder, `${name}.csr`);
    const extensions = join(this.folder, `${name}.ext`);
    await writeFile(
      extensions,
      'subjectAltName=IP:127.0.0.1,DNS:localhost\nextendedKeyUsage=serverAuth,clientAuth\n',
    );
    const { cert, key } = paths;
    await openssl(this.folder, [
      ...['req', '-new', '-subj', commonName ? `/CN=${commonName}` : '/'],
      ...newKey({ cert: request, key }),
    ]);
    await openssl(this.folder, [
      ...['x509', '-req', '-days', '2', '-in', request, '-out', cert],
      ...['-CA', this.root.cert, '-CAkey', this.root.key, '-CAcreateserial'],
      ...['-extfile', extensions],
    ]);
    return paths;
  }

  /** The `tls` of an instance that trusts this authority and shows a certificate of it. */
  async tlsOf({
    cert,
    key,
  }: Certificate): Promise<{ ca: string; cert: string; key: string }> {
    const [ca, certificate, secret] = await Promise.all(
      [this.root.cert, cert, key].map(path => readFile(path, 'utf8')),
    );
    return { ca, cert: certificate, key: secret };
  }
}

/** A self-signed certificate for loopback in files of the folder; `ca` is its text, to be trusted. */
export async function selfSigned(
  folder: string,
): Promise<{ cert: string; key: string; ca: string }> {
  const cert = join(folder, 'server.crt');
  const key = join(folder, 'server.key');
  await openssl(folder, [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'],
    ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'],
    ...['-keyout', key, '-out', cert],
  ]);
  return { cert, key, ca: await readFile(cert, 'utf8') };
}

function pathsOf(folder: string, name: string): Certificate {
  return {
    cert: join(folder, `${name}.pem`),
    key: join(folder, `${name}.key`),
  };
}

function newKey({ cert, key }: Certificate): string[] {
  return ['-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert];
}

function openssl(folder: string, args: string[]): Promise<string> {
  return run(folder, 'openssl', args);
}
