import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { readConfig } from '../src/config.js';
import { handle } from '../src/features/rpc-http.js';
import { memoryStore } from '../src/greeting.js';
import { createLogger } from '../src/observe/log.js';
import { createMetrics } from '../src/observe/metrics.js';

test('answers over the wire', async t => {
  const config = readConfig({ LOG_LEVEL: 'silent' });
  const app = {
    config,
    log: createLogger(config),
    metrics: createMetrics(config),
    store: memoryStore(),
    healthChecks: new Map(),
  };
  const server = createServer((request, response) => {
    void handle(app, request, response);
  }).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  t.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  const post = (body: string, path = '/v1/greetings') =>
    fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body });

  const answered = await post('{"name":"Ada"}');
  assert.deepEqual(await answered.json(), { message: 'Hello, Ada!', times: 1 });
  assert.equal((await post('{"name":""}')).status, 400);
  assert.equal((await post('no JSON')).status, 400);
  assert.equal((await post('{}', '/other')).status, 404);
});
