import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BadRequest, greet, memoryStore } from '../src/greeting.js';

test('greets by name and counts', async () => {
  const store = memoryStore();
  await greet(store, 'Ada');
  assert.deepEqual(await greet(store, ' Ada '), {
    message: 'Hello, Ada!',
    times: 2,
  });
  assert.equal((await greet(store, 'Grace')).times, 1);
});

for (const name of [undefined, '', '  ', 7, 'x'.repeat(101)]) {
  test(`refuses the name ${JSON.stringify(name)?.slice(0, 20)}`, async () => {
    await assert.rejects(greet(memoryStore(), name), BadRequest);
  });
}
