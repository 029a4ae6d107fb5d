import {
  readConnector,
  type ResourceReading,
} from '@strata/backstage-plugin-tools-node';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinary } from './__testUtils__/findBinary';
import { connector } from './prometheus/connector';

jest.setTimeout(60_000);

const binary = findBinary('prometheus');
const required = process.env.STRATA_REQUIRE_REAL === '1';

/** Two alert rules; the first one fires as soon as it is evaluated. */
const RULES = `groups:
  - name: checkout
    interval: 1s
    rules:
      - alert: CheckoutIsUp
        expr: up{job="checkout-api"} == 1
        labels: { severity: critical, service: checkout-api, team: payments }
        annotations:
          summary: Checkout answers
          runbook_url: https://runbooks.example/checkout
      - record: checkout:up
        expr: up{job="checkout-api"}
      - alert: NeverFires
        expr: vector(0) > 1
        labels: { severity: warning }
`;
const CHANGED = RULES.replace('NeverFires', 'FiresNever');

function configOf(targetPort: number, closedPort: number) {
  return `global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [rules.yml]
scrape_configs:
  - job_name: checkout-api
    static_configs:
      - targets: ['127.0.0.1:${targetPort}', '127.0.0.1:${closedPort}']
        labels: { service: checkout-api, team: payments }
`;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

/** A port on which nothing listens, most likely. */
async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise(done => server.close(done));
  return port;
}

/** Tries again until the assertion holds: Prometheus scrapes and evaluates by its own clock. */
async function eventually(assertion: () => Promise<void>, forMs = 20_000) {
  const end = Date.now() + forMs;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise(done => setTimeout(done, 200));
    }
  }
}

const describeReal = binary || required ? describe : describe.skip;
const reason = binary || required ? '' : ', skipped: no prometheus in PATH';

describeReal(`a real Prometheus${reason}`, () => {
  const target = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/plain; version=0.0.4');
    response.end('# TYPE orders_total counter\norders_total 3\n');
  });
  let folder: string;
  let prometheus: ChildProcess | undefined;
  let baseUrl: string;
  let log = '';

  beforeAll(async () => {
    if (!binary) throw new Error('STRATA_REQUIRE_REAL=1, but no prometheus');
    folder = mkdtempSync(join(tmpdir(), 'strata-prometheus-'));
    const config = configOf(await listen(target), await freePort());
    writeFileSync(join(folder, 'prometheus.yml'), config);
    writeFileSync(join(folder, 'rules.yml'), RULES);
    const address = `127.0.0.1:${await freePort()}`;
    baseUrl = `http://${address}`;
    prometheus = spawn(binary, [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=${address}`,
    ]);
    prometheus.stderr?.on('data', text => {
      log += text;
    });
  });

  afterAll(async () => {
    if (prometheus?.exitCode === null) {
      const exited = once(prometheus, 'exit');
      prometheus.kill('SIGTERM');
      await exited;
    }
    await new Promise(done => target.close(done));
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  async function read(resource: string): Promise<ResourceReading> {
    if (prometheus?.exitCode !== null) throw new Error(log);
    const readings = await readConnector(connector, { baseUrl });
    return readings[resource];
  }

  const idOf = ({ items }: ResourceReading, title: string) =>
    items.find(item => item.draft.title === title)?.externalId;

  it('gives its alert rules with state, severity and runbook', async () => {
    await eventually(async () => {
      const reading = await read('rules');
      expect(reading).toMatchObject({ listComplete: true, problems: [] });
      expect(reading.items).toHaveLength(2);
      expect(reading.items[0]).toMatchObject({
        draft: {
          title: 'CheckoutIsUp',
          description: 'Checkout answers',
          owner: { label: 'payments' },
          hints: { services: ['service=checkout-api'] },
        },
        status: { health: 'failing', word: 'firing' },
        facts: {
          'alert.rule': {
            name: 'CheckoutIsUp',
            state: 'firing',
            severity: 'critical',
            runbookUrl: 'https://runbooks.example/checkout',
          },
        },
      });
      expect(reading.items[1].facts['alert.rule']).toEqual({
        name: 'NeverFires',
        state: 'inactive',
        severity: 'warning',
      });
    });
  });

  it('gives its targets by job, up and down', async () => {
    await eventually(async () => {
      const reading = await read('targets');
      expect(reading).toMatchObject({ listComplete: true, problems: [] });
      expect(reading.items).toMatchObject([
        {
          externalId: 'checkout-api',
          draft: { hints: { services: ['service=checkout-api'] } },
          status: { health: 'warning', word: '1 up, 1 down' },
          facts: {
            'monitoring.target': {
              job: 'checkout-api',
              up: 1,
              down: 1,
              lastError: expect.stringContaining('connection refused'),
            },
          },
        },
      ]);
    });
  });

  it('gives changed rules after a reload, and keeps the ids of the others', async () => {
    const before = await read('rules');
    writeFileSync(join(folder, 'rules.yml'), CHANGED);
    prometheus!.kill('SIGHUP');
    await eventually(async () => {
      const after = await read('rules');
      expect(idOf(after, 'NeverFires')).toBeUndefined();
      expect(idOf(after, 'FiresNever')).toBeDefined();
      expect(idOf(after, 'CheckoutIsUp')).toBe(idOf(before, 'CheckoutIsUp'));
    });
  });
});
