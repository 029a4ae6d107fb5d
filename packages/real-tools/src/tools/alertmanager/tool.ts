import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { debian } from '../../host/install';
import { freePort } from '../../host/ports';
import { answers } from '../../host/server';
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

/** One silence of the running Alertmanager. */
class Silences {
  private id = '';

  constructor(private readonly api: string) {}

  async create() {
    const hour = 60 * 60 * 1000;
    const answer = await this.call('POST', '/silences', {
      matchers: [{ name: 'service', value: 'checkout-api', isRegex: false }],
      startsAt: new Date(),
      endsAt: new Date(Date.now() + hour),
      createdBy: 'mia.chen@larkfield.example',
      comment: 'The orders table moves',
    });
    this.id = (await answer.json()).silenceID;
  }

  async expire() {
    await this.call('DELETE', `/silence/${this.id}`);
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
    const silences = new Silences(`${baseUrl}/api/v2`);
    return {
      config: { baseUrl, username: 'strata', token: 'correct' },
      wrongCredential: { token: 'wrong' },
      seed: {
        apply: () => silences.create(),
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
          await silences.expire();
        },
        expected: {
          routes: [ALL, PAYMENTS, MUTED],
          silences: [silence('expired')],
        },
      },
    };
  },
};
