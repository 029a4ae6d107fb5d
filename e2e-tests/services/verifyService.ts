import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { build } from './build';
import { callGreet } from './callGreet';
import { assertEcsLines } from './ecs';
import { readMetrics } from './metrics';
import type { Postgres } from '@strata/real-tools';
import { startService } from './service';
import { compose, SERVICE_NAME, writeTree, type Variant } from './variants';

const COUNTER = 'service_requests_total';
const COUNT = 'service_request_duration_seconds_count';

/** Builds a variant, starts it and asks it over the wire for everything that it promises. */
export async function verifyService(
  variant: Variant,
  folder: string,
  postgres: Postgres,
): Promise<void> {
  const { archetype, rpc, database } = variant;
  const env: Record<string, string> = database
    ? {
        DATABASE_URL: postgres.createDatabase(variant.name.replace(/\W/g, '_')),
      }
    : {};
  await mkdir(folder, { recursive: true });
  await writeTree(folder, compose(archetype, { rpc, database }).files);
  await build(variant, folder, env);
  const service = await startService(variant, folder, env);
  try {
    await verifyRunning(variant, folder, service);
  } catch (error) {
    throw new Error(`${(error as Error).message}\nLog:\n${service.log()}`);
  } finally {
    await service.kill();
  }
}

async function verifyRunning(
  { rpc, database }: Variant,
  folder: string,
  service: Awaited<ReturnType<typeof startService>>,
): Promise<void> {
  const health = await (await fetch(`${service.admin}/healthz`)).json();
  assert.deepEqual(health, {
    status: 'ok',
    checks: database ? { database: 'ok' } : {},
  });
  const greet = (name: string) => callGreet(rpc, folder, service.port, name);
  for (const times of [1, 2]) {
    assert.deepEqual(await greet('Ada'), { message: 'Hello, Ada!', times });
  }
  const before = await readMetrics(service.admin);
  await greet('Ada');
  await assert.rejects(greet(''), /name is missing/);
  const after = await readMetrics(service.admin);
  const labels = { method: 'Greet', service: SERVICE_NAME };
  const moved = (name: string, more: object = {}) =>
    after.value(name, { ...labels, ...more }) -
    before.value(name, { ...labels, ...more });
  assert.equal(moved(COUNTER, { code: 'ok' }), 1);
  assert.equal(after.value(COUNTER, { ...labels, code: 'bad_request' }), 1);
  assert.equal(moved(COUNT), 2);

  assert.equal(await service.terminate(), 0, 'exit code after SIGTERM');
  assertEcsLines(service.log(), SERVICE_NAME);
}
