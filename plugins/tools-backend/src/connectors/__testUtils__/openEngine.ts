import { mockServices } from '@backstage/backend-test-utils';
import {
  parseInstance,
  type ConnectorDefinition,
} from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { Engine } from '../../engine/engine';
import { Linker } from '../../links/linker';
import { openDatabase } from '../../store/database';
import { Configured } from '../../store/queries/configured';

/** The engine with one connector, at the time of what it reads, on a database of its own. */
export async function openEngine(
  knex: Knex,
  connector: ConnectorDefinition<any>,
  { config, now }: { config: object; now: Date },
) {
  const db = await openDatabase({ getClient: async () => knex });
  const parsed = parseInstance(connector, 'main', config);
  if ('problems' in parsed) throw new Error(parsed.problems.join());
  const linker = new Linker({
    db,
    configured: new Configured([parsed.instance]),
    directory: { read: async () => undefined },
    events: mockServices.events.mock(),
    scopeOf: () => 'all',
  });
  const clock = { skewMs: 0 };
  const engine = new Engine([parsed.instance], {
    db,
    linker,
    logger: mockServices.logger.mock(),
    retry: { baseDelayMs: 1, retries: 1 },
    timeoutMs: 200,
    now: () => new Date(now.getTime() + clock.skewMs),
  });
  await engine.register();
  return { clock, db, engine };
}
