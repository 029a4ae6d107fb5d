import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '../src/config.js';
import { createMetrics } from '../src/observe/metrics.js';

test('counts and measures requests', async () => {
  const metrics = createMetrics(readConfig({}));
  metrics.observe('Greet', 'ok', 0.02);
  const text = await metrics.registry.metrics();
  assert.match(text, /service_requests_total\{method="Greet",code="ok",service="[^"]+"\} 1/);
  assert.match(text, /service_request_duration_seconds_count\{.*method="Greet".*\} 1/);
});

test('names the setting that is wrong', () => {
  assert.throws(() => readConfig({ PORT: 'http' }), /PORT must be a port number/);
});
