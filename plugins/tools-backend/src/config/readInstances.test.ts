import { ConfigReader } from '@backstage/config';
import { testConnector } from '../__testUtils__/toolServer';
import { readInstances } from './readInstances';

const read = (tools: object) =>
  readInstances(new ConfigReader({ tools } as any), [testConnector]);

const good = { baseUrl: 'https://ci.example.com', token: 'canary' };

it('names every bad key at once and no value', () => {
  const read_ = () =>
    read({
      nothing: { main: good },
      testci: {
        a: { ...good, baseUrl: 'file:///etc/passwd-canary' },
        b: { ...good, tokn: 'canary', everyMinutes: 'canary' },
        c: { baseUrl: 'https://ci.example.com' },
        d: { ...good, catalog: { jbos: 'all' } },
        e: { ...good, baseUrl: 'https://me:canary@ci.example.com' },
        f: { ...good, baseUrl: 'http://169.254.169.254/latest' },
        G: good,
        h: { ...good, previousIds: ['a', 'i'] },
        i: good,
        j: { ...good, resources: { jbos: false } },
        k: { ...good, resources: { jobs: false } },
        l: { ...good, actions: { 'protect-jbo': { token: 'canary' } } },
        m: { ...good, actions: { 'protect-job': { tokn: 'canary' } } },
      },
    });
  let message = '';
  try {
    read_();
  } catch (error) {
    message = error.message;
  }
  for (const key of [
    'tools.nothing: no such connector; there are testci',
    'tools.testci.a.baseUrl: must start with http:// or https://',
    'tools.testci.b.tokn: unknown key',
    'tools.testci.b.everyMinutes: Invalid input',
    'tools.testci.c.token: missing; Test CI needs the read role',
    'tools.testci.d.catalog.jbos: no such resource; there are jobs',
    'tools.testci.j.resources.jbos: no such resource; there are jobs',
    'tools.testci.k.resources: nothing is left to read',
    'tools.testci.l.actions.protect-jbo: no such action; there are protect-job',
    'tools.testci.m.actions.protect-job.token: Invalid input',
    'tools.testci.m.actions.protect-job.tokn: unknown key',
    'tools.testci.e.baseUrl: must not hold a credential',
    'tools.testci.f.baseUrl: link-local addresses are not allowed',
    'tools.testci.G: an instance id has',
    'tools.testci.h.previousIds: i is still configured',
  ]) {
    expect(message).toContain(key);
  }
  expect(message).not.toContain('canary');
});

it('reads nothing from nothing', () => {
  expect(readInstances(new ConfigReader({}), [testConnector])).toEqual([]);
});

it('names an instance by connector and key', () => {
  const [instance] = read({ testci: { main: good } });
  expect(instance).toMatchObject({
    id: 'testci.main',
    title: 'Test CI main',
    config: { everyMinutes: 10, removalBudget: { items: 10, percent: 10 } },
  });
});
