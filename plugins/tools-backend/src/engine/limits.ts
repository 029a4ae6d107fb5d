import { createHash } from 'node:crypto';
import {
  createSharedLimits,
  createToolGate,
  type ConnectorInstance,
  type Gate,
  type TakeCalls,
} from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { groupBy } from '../store/grouped';
import { takeCalls } from '../store/hours';

/**
 * Names an origin (scheme, host and port, whatever the path) and a credential. A tool's limits hold
 * for these two, however many instances and processes use them.
 */
export function originOf({ config }: ConnectorInstance): string {
  const { protocol, host } = new URL(config.baseUrl);
  return hashOf([`${protocol}//${host.toLowerCase()}`, ...credential(config)]);
}

/**
 * The gates of instances, by their ids. All processes with a database share what a tool allows in an
 * hour; without one it is counted here alone.
 */
export function createGates(
  instances: readonly ConnectorInstance[],
  db?: Knex,
): Map<string, Gate> {
  const gates = new Map<string, Gate>();
  for (const [origin, shared] of groupBy(instances, originOf)) {
    const take: TakeCalls | undefined =
      db && ((wanted, most) => takeCalls(db, origin, wanted, most));
    const limits = createSharedLimits(shared, take);
    for (const same of groupBy(shared, addressOf).values()) {
      const gate = createToolGate(same[0], limits);
      for (const { id } of same) gates.set(id, gate);
    }
  }
  return gates;
}

/** As `originOf`, with the path: what fails at one address may be well at another. */
function addressOf({ config }: ConnectorInstance): string {
  return hashOf([config.baseUrl.replace(/\/+$/, ''), ...credential(config)]);
}

function credential({ username, token, tls }: ConnectorInstance['config']) {
  return [username, token, tls?.cert];
}

function hashOf(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
