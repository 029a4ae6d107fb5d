import assert from 'node:assert/strict';

/** Every line is one JSON object with the base fields of the Elastic Common Schema. */
export function assertEcsLines(log: string, serviceName: string): void {
  const lines = log.split('\n').filter(Boolean);
  assert.ok(lines.length >= 5, `only ${lines.length} log lines`);
  const actions = new Set<unknown>();
  for (const line of lines) {
    const entry = JSON.parse(line);
    assert.ok(!Number.isNaN(Date.parse(entry['@timestamp'])), line);
    assert.match(read(entry, 'log.level'), /^(debug|info|warn|error|fatal)$/);
    assert.equal(read(entry, 'service.name'), serviceName);
    assert.match(read(entry, 'ecs.version'), /^\d+\.\d+/);
    assert.equal(typeof entry.message, 'string');
    actions.add(read(entry, 'event.action'));
  }
  assert.ok(actions.has('Greet'), 'no log line of a request');
}

/** ECS allows a field dotted or nested. */
function read(entry: Record<string, any>, field: string): any {
  return (
    entry[field] ?? field.split('.').reduce<any>((at, key) => at?.[key], entry)
  );
}
