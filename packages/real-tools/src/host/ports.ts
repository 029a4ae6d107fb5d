import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A port that was given out may not be listened on yet, so that the system offers it again. */
const given = new Set<number>();

/** Where ports for a tool that takes no higher ones are looked for. */
const LOWEST = 20_000;

/**
 * A port of loopback that was free a moment ago, another one at each call; `below` for a tool
 * that takes no higher ones than that.
 */
export async function freePort(below?: number): Promise<number> {
  const wish = below ? randomInt(LOWEST, below) : 0;
  const server = createServer().listen(wish, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return freePort(below);
  }
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  if (given.has(port)) return freePort(below);
  given.add(port);
  return port;
}
