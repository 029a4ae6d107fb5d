import { z } from 'zod';
import type { WebhookDefinition, WebhookProof } from '../define/webhook';
import { parseInstance } from '../instance';
import { defineConnector } from '../define/connector';
import { verifyDelivery } from './verifyDelivery';

const definition = (proof: WebhookProof): WebhookDefinition => ({
  docs: 'https://tool.example/webhooks',
  setup: [],
  proofs: [proof],
  touches: () => [],
});

const hubSignature: WebhookProof = {
  hmac: {
    header: 'X-Hub-Signature',
    algorithm: 'sha256',
    prefix: 'sha256=',
  },
};

const alerting: WebhookProof = {
  hmac: {
    header: 'X-Grafana-Alerting-Signature',
    algorithm: 'sha256',
    timestampHeader: 'X-Grafana-Alerting-Timestamp',
  },
};

/** Signatures that others made: those of the specification and of Atlassian, and one of `openssl dgst`. */
const SIGNED: [
  name: string,
  proof: WebhookProof,
  secret: string,
  body: string,
  headers: Record<string, string>,
][] = [
  [
    'the specification of Standard Webhooks',
    'standard-webhooks',
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    '{"test": 2432232314}',
    {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature':
        'v1,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
  ],
  [
    'Atlassian',
    hubSignature,
    "It's a Secret to Everybody",
    'Hello World!',
    {
      'x-hub-signature':
        'sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9',
    },
  ],
  [
    'openssl over time and body',
    alerting,
    'a-secret-of-grafana',
    '{"alerts":[]}',
    {
      'x-grafana-alerting-timestamp': '1614265330',
      'x-grafana-alerting-signature':
        '69ac41c80d348b229f437c71d2114035ddeae41352237a1a144745636ee080bc',
    },
  ],
];

describe.each(SIGNED)('signed by %s', (_name, proof, secret, text, headers) => {
  const now = new Date(1614265330 * 1000);
  const body = Buffer.from(text);
  const verify = (
    change: Partial<Parameters<typeof verifyDelivery>[2]> = {},
    secrets = [secret],
  ) =>
    verifyDelivery(definition(proof), secrets, {
      ...{ headers, body, now, query: {} },
      ...change,
    });

  it('is proven, and by an older secret too', () => {
    expect(verify()?.id).toMatch(/^[0-9a-f]{64}$/);
    expect(verify({}, ['another-secret', secret])).toEqual(verify());
  });

  it('is not proven by another secret, for another body or without headers', () => {
    expect(verify({}, ['another-secret'])).toBeUndefined();
    expect(verify({ body: Buffer.from(`${text} `) })).toBeUndefined();
    expect(verify({ headers: {} })).toBeUndefined();
  });
});

describe('the configuration of webhooks', () => {
  const connector = (webhooks?: WebhookDefinition) =>
    defineConnector({
      ...{ id: 'tool', title: 'Tool', technology: 'tool' },
      ...{ docs: 'https://tool.example', permissions: [], auth: ['none'] },
      settings: z.object({}),
      api: { ping: '/' },
      resources: [],
      webhooks,
    });
  const problemsOf = (config: object, webhooks?: WebhookDefinition) => {
    const parsed = parseInstance(connector(webhooks), 'main', {
      baseUrl: 'https://tool.example',
      ...config,
    });
    return 'problems' in parsed ? parsed.problems : [];
  };
  const webhookSecret = 'a-secret-of-the-tool';

  it.each([
    [
      'a secret without webhooks',
      { webhookSecret },
      undefined,
      /has no webhooks/,
    ],
    [
      'an old secret without a new one',
      { previousWebhookSecret: webhookSecret },
      definition('bearer'),
      /previousWebhookSecret: only beside webhookSecret/,
    ],
    ['a short one', { webhookSecret: 'short' }, definition('bearer'), />=16/],
  ])('refuses %s', (_name, config, webhooks, problem) => {
    const problems = problemsOf(config, webhooks);
    expect(problems).toEqual([expect.stringMatching(problem)]);
    expect(problems[0]).not.toContain(webhookSecret);
  });

  it('takes both', () => {
    const both = { webhookSecret, previousWebhookSecret: `${webhookSecret}-0` };
    expect(problemsOf(both, definition('bearer'))).toEqual([]);
  });
});
