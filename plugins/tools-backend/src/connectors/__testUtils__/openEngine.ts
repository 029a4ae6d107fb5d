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
import { configOf, type RecordedCase } from './cases';

/** The engine with one connector, at the time of a recording, on a database of its own. */
export async function openEngine(
  knex: Knex,
  connector: ConnectorDefinition<any>,
  recording: RecordedCase['recording'],
  { fullEveryMinutes }: { fullEveryMinutes: number },
) {
  const db = await openDatabase({ getClient: async () => knex });
  const parsed = parseInstance(connector, 'main', {
    ...configOf(recording),
    fullEveryMinutes,
  });
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
    retry: { baseDelayMs: 1 },
    timeoutMs: 300,
    now: () => new Date(Date.parse(recording.now) + clock.skewMs),
  });
  await engine.register();
  return { clock, db, engine };
}
