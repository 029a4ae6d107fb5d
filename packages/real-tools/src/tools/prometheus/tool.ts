import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { debian } from '../../host/install';
import { freePort } from '../../host/ports';
import { answers } from '../../host/server';
import type { RealTool } from '../../tool';

const CHECKOUT_IS_UP = `      - alert: CheckoutIsUp
        expr: up{job="checkout-api"} == 1
        labels: { severity: critical, service: checkout-api, team: payments }
        annotations:
          summary: Checkout answers
          runbook_url: https://runbooks.example/checkout
      - record: checkout:up
        expr: up{job="checkout-api"}
`;
const NEVER_FIRES = `      - alert: NeverFires
        expr: vector(0) > 1
        labels: { severity: warning }
`;

const rules = (...alerts: string[]) => `groups:
  - name: checkout
    interval: 1s
    rules:
${alerts.join('')}`;

/** One target is up, the other one is a port on which nothing listens. */
const configuration = (up: number, down: number) => `global:
  scrape_interval: 1s
  evaluation_interval: 1s
rule_files: [rules.yml, strata/*.yml]
scrape_configs:
  - job_name: checkout-api
    static_configs:
      - targets: ['127.0.0.1:${up}', '127.0.0.1:${down}']
        labels: { service: checkout-api, team: payments }
`;

const isUp = {
  title: 'CheckoutIsUp',
  description: 'Checkout answers',
  status: { health: 'failing', word: 'firing' },
  facts: {
    'alert.rule': {
      name: 'CheckoutIsUp',
      state: 'firing',
      severity: 'critical',
      runbookUrl: 'https://runbooks.example/checkout',
    },
  },
};
const neverFires = {
  title: 'NeverFires',
  facts: {
    'alert.rule': {
      name: 'NeverFires',
      state: 'inactive',
      severity: 'warning',
    },
  },
};
const targets = [
  {
    title: 'checkout-api',
    status: { health: 'warning', word: '1 up, 1 down' },
    facts: { 'monitoring.target': { job: 'checkout-api', up: 1, down: 1 } },
  },
];

const isSlow = {
  title: 'OrdersSlow',
  facts: {
    'alert.rule': {
      name: 'OrdersSlow',
      state: 'inactive',
      severity: 'warning',
    },
  },
};
const written = {
  file: 'orders.yml',
  groups: [
    {
      name: 'orders',
      rules: [
        {
          alert: 'OrdersSlow',
          expr: 'histogram_quantile(0.95, sum(rate(orders_seconds_bucket{service="orders"}[5m])) by (le)) > 1.5',
          for: '1m30s',
          labels: { severity: 'warning' },
        },
        { record: 'orders:rate5m', expr: 'sum (rate(orders_total[5m]))' },
      ],
    },
  ],
};

async function startTarget(): Promise<number> {
  const target = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/plain; version=0.0.4');
    response.end('# TYPE orders_total counter\norders_total 3\n');
  });
  await new Promise<void>(done => target.listen(0, '127.0.0.1', done));
  target.unref();
  return (target.address() as AddressInfo).port;
}

export const tool: RealTool = {
  async start(host) {
    await debian('prometheus');
    const file = (name: string) => join(host.folder, name);
    const config = configuration(await startTarget(), await freePort());
    await writeFile(file('prometheus.yml'), config);
    await writeFile(file('rules.yml'), rules(CHECKOUT_IS_UP, NEVER_FIRES));
    await mkdir(file('strata'));
    const address = `127.0.0.1:${await freePort()}`;
    const server = await host.spawn(
      'prometheus',
      [
        `--config.file=${file('prometheus.yml')}`,
        `--storage.tsdb.path=${file('data')}`,
        `--web.listen-address=${address}`,
        '--web.enable-lifecycle',
      ],
      { ready: () => answers(`http://${address}/-/ready`) },
    );
    const rewrite = async (...alerts: string[]) => {
      await writeFile(file('rules.yml'), rules(...alerts));
      server.signal('SIGHUP');
    };
    return {
      config: { baseUrl: `http://${address}`, ruleFolder: file('strata') },
      seed: {
        apply: async () => {},
        expected: { rules: [isUp, neverFires], targets },
      },
      actions: [
        {
          name: 'write-rule-file',
          input: written,
          expected: { rules: [isUp, neverFires, isSlow], targets },
        },
      ],
      change: {
        apply: () =>
          rewrite(CHECKOUT_IS_UP, NEVER_FIRES.replace('warning', 'info')),
        expected: {
          rules: [
            isUp,
            {
              title: 'NeverFires',
              facts: { 'alert.rule': { severity: 'info' } },
            },
          ],
          targets,
        },
      },
      remove: {
        apply: () => rewrite(CHECKOUT_IS_UP),
        expected: { rules: [isUp], targets },
      },
    };
  },
};
