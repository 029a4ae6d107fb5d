import assert from 'node:assert/strict';
import { test } from 'node:test';
import { credentials, status, type ServiceError } from '@grpc/grpc-js';
import { readConfig } from '../src/config.js';
import { loadService, serve } from '../src/features/rpc-grpc.js';
import { memoryStore } from '../src/greeting.js';
import { createLogger } from '../src/observe/log.js';
import { createMetrics } from '../src/observe/metrics.js';

test('answers over the wire', async t => {
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent' });
  const { server, port } = await serve({
    config,
    log: createLogger(config),
    metrics: createMetrics(config),
    store: memoryStore(),
    healthChecks: new Map(),
  });
  const Client = loadService();
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  t.after(() => {
    client.close();
    server.forceShutdown();
  });
  const greet = (name: string) =>
    new Promise<{ message: string; times: number }>((resolve, reject) => {
      client.Greet?.({ name }, (error: ServiceError | null, answer: never) =>
        error ? reject(error) : resolve(answer),
      );
    });
  assert.deepEqual(await greet('Ada'), { message: 'Hello, Ada!', times: 1 });
  await assert.rejects(greet(''), { code: status.INVALID_ARGUMENT });
});
