import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { debian } from '../../host/install';
import { freePort } from '../../host/ports';
import { answers, eventually } from '../../host/server';
import type { RealTool } from '../../tool';

/** bcrypt of `correct`, at the lowest cost. */
const USERS = `basic_auth_users:
  strata: $2y$04$fNJEvXMuSL/72YQTLhStYOfaGfpfoPinB7oaG3hKfHmebzl7Vz59u
`;

const CHECKOUT = `    - receiver: payments
      matchers: ['team="payments"']
      continue: true
      routes:
        - receiver: nobody
          match: { service: checkout-api }
`;
const SEARCH = `    - receiver: payments
      match_re: { team: 'search|index' }
`;

const configuration = (paymentsChannel: string, ...routes: string[]) => `global:
  smtp_smarthost: 127.0.0.1:25
  smtp_from: alerts@larkfield.example
route:
  receiver: everyone
  group_wait: 0s
  routes:
${routes.join('')}
receivers:
  - name: everyone
    email_configs: [{ to: ops@larkfield.example }]
  - name: nobody
  - name: payments
    ${paymentsChannel}
`;
const WEBHOOK = `webhook_configs: [{ url: 'http://127.0.0.1:9/?token=hidden' }]`;
const SECRET = 'the-secret-of-the-webhook';
const HOOKED = (address: string) => `webhook_configs:
      - url: ${address}
        http_config: { authorization: { credentials: ${SECRET} } }
    slack_configs: [{ channel: '#payments', api_url: 'http://127.0.0.1:9' }]`;
const EMAIL = `email_configs: [{ to: payments@larkfield.example }]`;

const receiver = (name: string, ...channels: string[]) => ({
  title: name,
  facts: { 'alert.receiver': { name, channels, used: true } },
});
const route = (title: string, name: string, reachesSomebody = true) => ({
  title,
  facts: { 'alert.route': { receivers: [name], reachesSomebody } },
});
const silence = (state: string) => ({
  title: 'service="checkout-api"',
  description: 'The orders table moves',
  facts: {
    'alert.silence': {
      conditions: ['service="checkout-api"'],
      state,
      author: 'mia.chen@larkfield.example',
    },
  },
});

const ALL = route('All other alerts', 'everyone');
const PAYMENTS = route('team="payments"', 'payments');
const MUTED = route('team="payments", service="checkout-api"', 'nobody', false);
const INDEX = route('team=~"search|index"', 'payments');

/** What the test does in the running Alertmanager: one silence, and alerts. */
class Client {
  private silence = '';

  constructor(private readonly api: string) {}

  async createSilence() {
    const hour = 60 * 60 * 1000;
    const answer = await this.call('POST', '/silences', {
      matchers: [{ name: 'service', value: 'checkout-api', isRegex: false }],
      startsAt: new Date(),
      endsAt: new Date(Date.now() + hour),
      createdBy: 'mia.chen@larkfield.example',
      comment: 'The orders table moves',
    });
    this.silence = (await answer.json()).silenceID;
  }

  async expireSilence() {
    await this.call('DELETE', `/silence/${this.silence}`);
  }

  /** As Prometheus does when a rule fires. */
  async fire(labels: Record<string, string>) {
    await this.call('POST', '/alerts', [{ labels }]);
  }

  /** Whether the configuration that runs has a text. */
  async runs(text: string): Promise<boolean> {
    const answer = await this.call('GET', '/status');
    return (await answer.json()).config.original.includes(text);
  }

  private async call(method: string, path: string, body?: unknown) {
    const credential = Buffer.from('strata:correct').toString('base64');
    const answer = await fetch(`${this.api}${path}`, {
      method,
      headers: {
        Authorization: `Basic ${credential}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer;
  }
}

export const tool: RealTool = {
  async start(host) {
    await debian('prometheus-alertmanager');
    const file = (name: string) => join(host.folder, name);
    const write = (...config: Parameters<typeof configuration>) =>
      writeFile(file('alertmanager.yml'), configuration(...config));
    await write(WEBHOOK, CHECKOUT);
    await writeFile(file('web.yml'), USERS);
    const address = `127.0.0.1:${await freePort()}`;
    const baseUrl = `http://${address}`;
    const server = await host.spawn(
      'prometheus-alertmanager',
      [
        `--config.file=${file('alertmanager.yml')}`,
        `--web.config.file=${file('web.yml')}`,
        `--storage.path=${file('data')}`,
        `--web.listen-address=${address}`,
        '--cluster.listen-address=',
      ],
      { ready: () => answers(`${baseUrl}/-/ready`) },
    );
    const reload = async (...config: Parameters<typeof configuration>) => {
      await write(...config);
      server.signal('SIGHUP');
    };
    const client = new Client(`${baseUrl}/api/v2`);
    return {
      config: {
        ...{ baseUrl, username: 'strata', token: 'correct' },
        webhookSecret: SECRET,
      },
      wrongCredential: { token: 'wrong' },
      seed: {
        apply: () => client.createSilence(),
        expected: {
          receivers: [
            receiver('everyone', 'email'),
            receiver('nobody'),
            receiver('payments', 'webhook'),
          ],
          routes: [ALL, PAYMENTS, MUTED],
          silences: [silence('active')],
        },
      },
      webhook: {
        send: async path => {
          await reload(HOOKED(path), CHECKOUT);
          await eventually(async () => {
            if (!(await client.runs('#payments')))
              throw new Error('Not loaded');
          });
          await client.fire({ alertname: 'Refunds', team: 'payments' });
        },
        expected: {
          receivers: [
            receiver('everyone', 'email'),
            receiver('nobody'),
            receiver('payments', 'slack', 'webhook'),
          ],
        },
      },
      change: {
        apply: () => reload(EMAIL, SEARCH, CHECKOUT),
        expected: {
          receivers: [
            receiver('everyone', 'email'),
            receiver('nobody'),
            receiver('payments', 'email'),
          ],
          routes: [ALL, PAYMENTS, MUTED, INDEX],
          silences: [silence('active')],
        },
      },
      remove: {
        apply: async () => {
          await reload(EMAIL, CHECKOUT);
          await client.expireSilence();
        },
        expected: {
          routes: [ALL, PAYMENTS, MUTED],
          silences: [silence('expired')],
        },
      },
    };
  },
};
