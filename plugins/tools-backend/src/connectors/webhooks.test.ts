import {
  signDelivery,
  verifyDelivery,
  type ConnectorInstance,
  type Touch,
  type WebhookHeaders,
} from '@strata/backstage-plugin-tools-node';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { usableTouches } from '../webhooks/usableTouches';
import { connectors } from './index.generated';

/** What a tool sends for one event, as its documentation shows it, and what is to be read then. */
interface RecordedDelivery {
  source: string;
  headers?: WebhookHeaders;
  body: object;
  touches: Touch[];
}

const SECRET = 'whsec_c3RyYXRhLXNpZ25pbmctc2VjcmV0LTAwMDE=';
const WRONG = 'whsec_c3RyYXRhLXNpZ25pbmctc2VjcmV0LTAwMDI=';
const now = new Date('2026-03-02T12:00:00.000Z');

const senders = connectors.flatMap(connector =>
  connector.webhooks ? [[connector.id, connector] as const] : [],
);

describe.each(senders)('webhooks of %s', (id, connector) => {
  const webhooks = connector.webhooks!;
  const folder = join(__dirname, id, 'webhooks');
  const recorded = readdirSync(folder)
    .sort()
    .map((file): [string, RecordedDelivery] => [
      file,
      JSON.parse(readFileSync(join(folder, file), 'utf8')),
    ]);
  const settings = connector.settings.parse({});
  const { resources } = connector;
  const instance = { definition: connector, resources } as ConnectorInstance;

  it.each(recorded)('%s', (_file, { body, headers = {}, touches, source }) => {
    expect(source).toMatch(/^https:\/\//);
    const found = webhooks.touches(body, headers, settings);
    expect(found).toEqual(touches);
    expect(usableTouches(instance, found)).toEqual(touches);
  });

  it('reaches every resource that can be read by its id', () => {
    const touched = recorded.flatMap(([, { touches }]) =>
      touches.flatMap(touch => (touch.id ? [touch.resource] : [])),
    );
    const readable = resources.filter(resource => resource.read);
    expect([...new Set(touched)].sort()).toEqual(
      readable.map(({ name }) => name).sort(),
    );
  });

  it.each([
    {},
    { object_kind: 'coffee' },
    { type: 'coffee' },
    { alerts: [{}] },
  ])('touches nothing for %j', body => {
    expect(webhooks.touches(body, {}, settings)).toEqual([]);
  });

  it.each(
    webhooks.proofs.map(proof => [JSON.stringify(proof), proof] as const),
  )('is proven by %s', (_name, proof) => {
    const body = Buffer.from(JSON.stringify(recorded[0][1].body));
    const deliver = (secret: string) =>
      verifyDelivery(webhooks, [SECRET], {
        ...signDelivery(proof, secret, { body, now }),
        ...{ body, now },
      });
    expect(deliver(SECRET)).toMatchObject({ id: expect.any(String) });
    expect(deliver(WRONG)).toBeUndefined();
  });

  it('says what to do in the tool', () => {
    expect(webhooks.docs).toMatch(/^https:\/\//);
    expect(webhooks.setup.length).toBeGreaterThan(0);
  });
});
