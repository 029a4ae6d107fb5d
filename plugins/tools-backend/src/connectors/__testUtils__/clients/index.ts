import type { FakeClient } from './faultyClient';
import { kafka } from './kafka';
import { mysql } from './mysql';
import { postgresql } from './postgresql';
import { redis } from './redis';
import { zookeeper } from './zookeeper';

export { clientFaultsOf, FaultyClient } from './faultyClient';

const fakes: Record<string, FakeClient> = {
  kafka,
  mysql,
  postgresql,
  redis,
  zookeeper,
};

export function fakeOf(connector: string): FakeClient {
  const fake = fakes[connector];
  if (!fake) throw new Error(`no fake client for ${connector}`);
  return fake;
}
