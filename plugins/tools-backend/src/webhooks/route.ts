import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  verifyDelivery,
  type ConnectorInstance,
  type Touch,
  type WebhookDefinition,
} from '@strata/backstage-plugin-tools-node';
import { raw, Router, type Request, type Response } from 'express';
import type { Knex } from 'knex';
import type { DeliveryOutcome } from '../store/deliveries';
import { acceptDeliveries, type ProvenTouches } from './acceptDeliveries';
import type { DeliveryCounts } from './DeliveryCounts';
import { Gathered } from './Gathered';
import { Room } from './Room';
import type { TouchPublisher } from './TouchPublisher';
import { usableTouches } from './usableTouches';

/** Bytes of one delivery. GitLab's largest push events have some hundred kilobytes. */
const MAX_BYTES = 1024 * 1024;

/** In memory at once. */
const ROOM_BYTES = 64 * MAX_BYTES;

/** A delivery takes at least so much, so that the room holds a thousand small ones. */
const PLACE_BYTES = 64 * 1024;

/** Within so many seconds a body has to arrive. */
const BODY_SECONDS = 10;

export interface WebhookRouteOptions {
  db: Knex;
  logger: LoggerService;
  instances: readonly ConnectorInstance[];
  counts: DeliveryCounts;
  publisher: TouchPublisher;
}

type Accept = Gathered<ProvenTouches, boolean>;

/** An instance that accepts webhooks. */
interface Receiver {
  instance: ConnectorInstance;
  webhooks: WebhookDefinition<any>;
  secrets: string[];
}

/** An answer to a delivery, and how it is counted. */
interface Answer {
  status: number;
  outcome: DeliveryOutcome;
  text: string;
}

const UNPROVEN: Answer = {
  status: 401,
  outcome: 'unproven',
  text: 'The delivery does not prove that it comes from the tool',
};
const UNUSABLE: Answer = {
  status: 400,
  outcome: 'unusable',
  text: 'The body is not a JSON object',
};
const NOT_JSON: Answer = {
  status: 415,
  outcome: 'unusable',
  text: 'The body must be JSON, and not compressed',
};
const TOO_LARGE: Answer = {
  status: 413,
  outcome: 'too-large',
  text: `The body has more than ${MAX_BYTES} bytes`,
};
const REPLAYED: Answer = {
  status: 409,
  outcome: 'replayed',
  text: 'This delivery has been accepted before',
};
const ACCEPTED: Answer = { status: 202, outcome: 'accepted', text: 'Accepted' };

/** `POST /webhooks/<connector>/<instance>`: the delivery itself proves where it comes from. */
export function createWebhookRouter(options: WebhookRouteOptions): Router {
  const receivers = new Map(options.instances.flatMap(toReceiver));
  const router = Router();
  const readBody = raw({
    type: ['application/json', 'application/*+json'],
    limit: MAX_BYTES,
    inflate: false,
  });
  const accept: Accept = new Gathered(lot => acceptDeliveries(options.db, lot));
  const room = new Room(ROOM_BYTES);
  router.post('/webhooks/:connector/:instance', (req, res, next) => {
    const { connector, instance } = req.params;
    const receiver = receivers.get(`${connector}.${instance}`);
    if (!receiver) {
      answer(res, 404, 'No tool here accepts webhooks under this address');
      return;
    }
    const arrived = letIn(room, req, res);
    if (res.headersSent) return;
    readBody(req, res, error => {
      if (res.headersSent) return;
      arrived();
      receive(receiver, req, error, { ...options, accept })
        .then(given => reply(receiver, given, res, options))
        .catch(next);
    });
  });
  return router;
}

/**
 * Nobody knows yet who sends it. So it takes room only as it arrives, and for a few seconds; who is
 * slow gives way to others. Gives what to call when all of it is there.
 */
function letIn(room: Room, req: Request, res: Response): () => void {
  const refuse = (status: number, message: string) =>
    answer(res.set('connection', 'close'), status, message);
  const late = setTimeout(
    () => refuse(408, `The body took more than ${BODY_SECONDS} seconds`),
    BODY_SECONDS * 1000,
  );
  const guest = room.enter(PLACE_BYTES, () => {
    clearTimeout(late);
    res.set('retry-after', '1');
    refuse(503, 'Too many deliveries at once');
  });
  let received = 0;
  req.on('data', (chunk: Buffer) => {
    received += chunk.length;
    // What is beyond the limit is not kept.
    const kept = Math.min(received, MAX_BYTES);
    room.resize(guest, Math.max(kept, PLACE_BYTES));
  });
  res.once('close', () => {
    clearTimeout(late);
    room.leave(guest);
  });
  return () => {
    clearTimeout(late);
    room.arrived(guest);
  };
}

function toReceiver(instance: ConnectorInstance): [string, Receiver][] {
  const { webhooks } = instance.definition;
  const { webhookSecret, previousWebhookSecret } = instance.config;
  if (!webhooks || !webhookSecret) return [];
  const secrets = [webhookSecret, previousWebhookSecret].flatMap(
    secret => secret ?? [],
  );
  return [[instance.id, { instance, webhooks, secrets }]];
}

async function receive(
  receiver: Receiver,
  req: Request,
  error: unknown,
  { logger, accept, publisher }: WebhookRouteOptions & { accept: Accept },
): Promise<Answer> {
  if (error) return refusalOf(error);
  if (!Buffer.isBuffer(req.body)) return NOT_JSON;
  const { headers, query, body } = req;
  const delivery = { headers, query, body, now: new Date() };
  const { instance, webhooks, secrets } = receiver;
  const proven = verifyDelivery(webhooks, secrets, delivery);
  if (!proven) return UNPROVEN;
  const payload = parse(body);
  if (!payload) return UNUSABLE;
  const touches = touchesOf(receiver, payload, req, logger);
  const { id: name, rememberSeconds } = proven;
  const isNew = await accept.add({
    ...{ instance: instance.id, delivery: name },
    ...{ seconds: rememberSeconds, touches },
  });
  if (!isNew) return REPLAYED;
  // It waits in the database already: nobody has to wait for those who are told.
  publisher.publish(instance.id, touches).catch((failure: Error) => {
    logger.warn(`What waits of ${instance.id} was not told`, failure);
  });
  return ACCEPTED;
}

/** What the body reader says; anything else is a fault of ours. */
function refusalOf(error: any): Answer {
  if (error.type === 'entity.too.large') return TOO_LARGE;
  if (error.type === 'encoding.unsupported') return NOT_JSON;
  if (error.status === 400) return UNUSABLE;
  throw error;
}

function parse(body: Buffer): object | undefined {
  try {
    const payload: unknown = JSON.parse(body.toString('utf8'));
    return typeof payload === 'object' && payload ? payload : undefined;
  } catch {
    return undefined;
  }
}

/** A connector's own mistake is ours, not the tool's: the periodic run still tells. */
function touchesOf(
  { instance, webhooks }: Receiver,
  payload: object,
  { headers }: Request,
  logger: LoggerService,
): Touch[] {
  try {
    const touches = webhooks.touches(payload, headers, instance.settings);
    return usableTouches(instance, touches);
  } catch (error) {
    logger.error(
      `A webhook of ${instance.id} was not understood`,
      error as Error,
    );
    return [];
  }
}

function reply(
  { instance, webhooks }: Receiver,
  given: Answer,
  res: Response,
  { counts }: WebhookRouteOptions,
) {
  counts.add(instance.id, given.outcome);
  // Some senders name themselves only when they are asked to.
  if (given === UNPROVEN && webhooks.proofs.includes('basic')) {
    res.set('www-authenticate', 'Basic realm="webhooks"');
  }
  answer(res, given.status, given.text);
}

function answer(res: Response, status: number, message: string) {
  res.status(status).json({ message });
}
