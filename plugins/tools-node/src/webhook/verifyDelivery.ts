import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type {
  HmacProof,
  WebhookDefinition,
  WebhookHeaders,
  WebhookProof,
} from '../define/webhook';

/** A signed time may be so far from ours; both vendors and the specification ask for five minutes. */
export const CLOCK_TOLERANCE_SECONDS = 300;

const DAY_SECONDS = 24 * 60 * 60;

const STANDARD_PREFIX = 'whsec_';

/** A delivery as it arrived. */
export interface Delivery {
  headers: WebhookHeaders;
  query: Readonly<Record<string, unknown>>;
  body: Buffer;
  /** When it arrived. */
  now: Date;
}

export interface ProvenDelivery {
  /** Tells the delivery apart from all others, as a hash. */
  id: string;
  /** For so long a second one with this id is a replay; afterwards it is stale, or news. */
  rememberSeconds: number;
}

/**
 * Holds a delivery to the ways in which its tool may prove itself; `undefined` when none holds.
 * Which one failed, and how, is nobody's business. Every secret is tried, and each comparison
 * takes the same time wherever the texts differ.
 */
export function verifyDelivery(
  definition: WebhookDefinition<any>,
  secrets: readonly string[],
  delivery: Delivery,
): ProvenDelivery | undefined {
  const proven = definition.proofs.flatMap(proof =>
    secrets.flatMap(secret => {
      const found = check(proof, secret, delivery);
      return found ? [found] : [];
    }),
  );
  return proven.length ? identify(definition, proven[0], delivery) : undefined;
}

/** What the proof itself says about the identity of a delivery. */
interface Found {
  /** Text that the signature covers and that no second delivery shares. */
  signed?: string;
  /** Set where the signature covers the time, so that an old delivery proves nothing. */
  dated?: boolean;
}

function check(
  proof: WebhookProof,
  secret: string,
  delivery: Delivery,
): Found | undefined {
  if (proof === 'standard-webhooks') return checkStandard(secret, delivery);
  if (typeof proof === 'object' && 'hmac' in proof) {
    return checkHmac(proof.hmac, secret, delivery);
  }
  return isEqual(tokenOf(proof, delivery), secret) ? {} : undefined;
}

/** The secret itself, where the tool sends that. */
function tokenOf(
  proof: Exclude<WebhookProof, { hmac: HmacProof } | 'standard-webhooks'>,
  { headers, query }: Delivery,
): string | undefined {
  if (typeof proof === 'object') {
    const value = 'header' in proof ? header(headers, proof.header) : undefined;
    const asked = 'query' in proof ? query[proof.query] : undefined;
    return value ?? (typeof asked === 'string' ? asked : undefined);
  }
  const [, scheme, value] =
    /^(\w+) +(\S+)$/.exec(header(headers, 'authorization') ?? '') ?? [];
  if (scheme?.toLowerCase() !== proof) return undefined;
  if (proof === 'bearer') return value;
  const pair = Buffer.from(value, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}

function checkHmac(
  proof: HmacProof,
  secret: string,
  { headers, body, now }: Delivery,
): Found | undefined {
  const time = proof.timestampHeader
    ? header(headers, proof.timestampHeader)
    : undefined;
  const before = time === undefined ? '' : `${time}:`;
  const expected = createHmac(proof.algorithm, secret)
    .update(before)
    .update(body)
    .digest(proof.encoding ?? 'hex');
  const given = header(headers, proof.header);
  if (!isEqual(given, `${proof.prefix ?? ''}${expected}`)) return undefined;
  if (time === undefined) return { signed: digest(body) };
  return isRecent(time, now)
    ? { signed: digest(before, body), dated: true }
    : undefined;
}

/** The key is what stands behind `whsec_`, in base64; several signatures may be given. */
function checkStandard(
  secret: string,
  { headers, body, now }: Delivery,
): Found | undefined {
  if (!secret.startsWith(STANDARD_PREFIX)) return undefined;
  const id = header(headers, 'webhook-id');
  const time = header(headers, 'webhook-timestamp');
  const given = header(headers, 'webhook-signature')?.split(' ') ?? [];
  const expected = standardSignature(secret, `${id}.${time}.`, body);
  const matches = given.filter(one => isEqual(one, expected));
  return id && time && matches.length && isRecent(time, now)
    ? { signed: digest(id), dated: true }
    : undefined;
}

export function standardSignature(
  secret: string,
  before: string,
  body: Buffer,
): string {
  const key = Buffer.from(secret.slice(STANDARD_PREFIX.length), 'base64');
  const hash = createHmac('sha256', key).update(before).update(body);
  return `v1,${hash.digest('base64')}`;
}

/**
 * By what is signed; else by the tool's own id for the delivery, else by the body. A header that
 * no signature covers must not tell signed deliveries apart: whoever replays one could change it.
 */
function identify(
  { deliveryHeaders = [], repeatsAfterMinutes }: WebhookDefinition<any>,
  { signed, dated }: Found,
  { headers, body }: Delivery,
): ProvenDelivery {
  if (signed && dated) {
    return { id: signed, rememberSeconds: 2 * CLOCK_TOLERANCE_SECONDS };
  }
  const repeats = repeatsAfterMinutes && repeatsAfterMinutes * 60;
  const rememberSeconds = repeats ?? DAY_SECONDS;
  if (signed) return { id: signed, rememberSeconds };
  const own = deliveryHeaders
    .map(name => header(headers, name))
    .find(value => value);
  return own
    ? { id: digest(own), rememberSeconds: DAY_SECONDS }
    : { id: digest(body), rememberSeconds };
}

/** The first value: a second one could only be somebody else's. */
function header(headers: WebhookHeaders, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return Array.isArray(value) ? value[0] : value;
}

/** Unix time in seconds. */
function isRecent(time: string, now: Date): boolean {
  const apart = Math.abs(now.getTime() / 1000 - Number(time));
  return /^\d+$/.test(time) && apart <= CLOCK_TOLERANCE_SECONDS;
}

/** Hashes have one length, so that not even that shows. */
function isEqual(given: string | undefined, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given ?? ''), hash(expected)) && Boolean(given);
}

function digest(...parts: (string | Buffer)[]): string {
  const hash = createHash('sha256');
  parts.forEach(part => hash.update(part));
  return hash.digest('hex');
}
