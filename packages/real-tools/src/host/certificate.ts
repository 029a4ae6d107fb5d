import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './command';

/** A self-signed certificate for loopback in files of the folder; `ca` is its text, to be trusted. */
export async function selfSigned(
  folder: string,
): Promise<{ cert: string; key: string; ca: string }> {
  const cert = join(folder, 'server.crt');
  const key = join(folder, 'server.key');
  await run(folder, 'openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2'],
    ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'],
    ...['-keyout', key, '-out', cert],
  ]);
  return { cert, key, ca: await readFile(cert, 'utf8') };
}
