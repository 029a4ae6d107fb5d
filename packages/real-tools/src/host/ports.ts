import { createServer, type AddressInfo } from 'node:net';

/** A port that was given out may not be listened on yet, so that the system offers it again. */
const given = new Set<number>();

/** A port of loopback that was free a moment ago, another one at each call. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  if (given.has(port)) return freePort();
  given.add(port);
  return port;
}
