/**
 * How a tool proves that a delivery is its own. The secret is the instance's `webhookSecret`.
 */
export type WebhookProof =
  /** `Authorization: Bearer <secret>` */
  | 'bearer'
  /** `Authorization: Basic <any user:secret>` */
  | 'basic'
  /** `webhook-signature` over id, time and body (https://www.standardwebhooks.com). */
  | 'standard-webhooks'
  /** `<header>: <secret>` */
  | { header: string }
  /** `?<query>=<secret>`, for tools that can be given nothing but an address. */
  | { query: string }
  | { hmac: HmacProof };

/** A keyed hash of the body as it was sent. */
export interface HmacProof {
  /** Header that holds it. */
  header: string;
  algorithm: 'sha1' | 'sha256';
  /** Text before the hash in the header. */
  prefix?: string;
  /** Default `hex`. */
  encoding?: 'hex' | 'base64';
  /**
   * Header with the Unix time that stands, with a colon, before the body when the hash is made.
   * Where the tool leaves it out, the hash is of the body alone.
   */
  timestampHeader?: string;
}

/**
 * An item that a delivery is about; without `id`, the whole list of the resource, which is then
 * read from its beginning to its end, also where the tool could tell what changed.
 */
export interface Touch {
  /** Name of a resource; with an `id`, of one that has `read`. */
  resource: string;
  /** External id of the item. */
  id?: string;
}

/** Headers of a delivery, with names in lower case. */
export type WebhookHeaders = Record<string, string | string[] | undefined>;

/** How a tool tells at once that something changed. */
export interface WebhookDefinition<C = unknown> {
  /** The vendor's page about it. */
  docs: string;
  /** What to do in the tool, one sentence each; shown beside the address to enter there. */
  setup: readonly string[];
  /** One of them has to hold. */
  proofs: readonly WebhookProof[];
  /**
   * Headers in which the tool gives each delivery an id of its own, the best first. They count
   * only where the proof does not: what is signed tells itself apart.
   */
  deliveryHeaders?: readonly string[];
  /**
   * Minutes after which the tool itself may send the very same body again, because what it tells
   * of goes on. Default never.
   */
  repeatsAfterMinutes?: number;
  /** Topics on which modules of Backstage publish what they received from this tool. */
  topics?: readonly string[];
  /** Addresses in a payload by which such an event finds its instance. */
  addresses?(payload: unknown): readonly string[];
  /**
   * Which items to read again. An event is only ever a hint: nothing of it is stored. Nothing for
   * a kind of event that means nothing here.
   */
  touches(
    payload: unknown,
    headers: WebhookHeaders,
    settings: C,
  ): readonly Touch[];
}
