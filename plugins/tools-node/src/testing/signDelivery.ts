import { createHmac } from 'node:crypto';
import type { WebhookProof } from '../define/webhook';
import { standardSignature } from '../webhook/verifyDelivery';

/** What a tool sends beside the body to prove itself. */
export interface SignedDelivery {
  headers: Record<string, string>;
  query: Record<string, string>;
}

/** Proves a delivery as the tool would. For tests of connectors, and for stand-ins of tools. */
export function signDelivery(
  proof: WebhookProof,
  secret: string,
  { body, now, id = 'delivery-1' }: { body: Buffer; now: Date; id?: string },
): SignedDelivery {
  const time = String(Math.floor(now.getTime() / 1000));
  const headers = (of: Record<string, string>) => ({ headers: of, query: {} });
  if (proof === 'bearer') return headers({ authorization: `Bearer ${secret}` });
  if (proof === 'basic') {
    const pair = Buffer.from(`strata:${secret}`).toString('base64');
    return headers({ authorization: `Basic ${pair}` });
  }
  if (proof === 'standard-webhooks') {
    return headers({
      'webhook-id': id,
      'webhook-timestamp': time,
      'webhook-signature': standardSignature(secret, `${id}.${time}.`, body),
    });
  }
  if ('header' in proof)
    return headers({ [proof.header.toLowerCase()]: secret });
  if ('query' in proof)
    return { headers: {}, query: { [proof.query]: secret } };
  const { header, algorithm, prefix = '', encoding = 'hex' } = proof.hmac;
  const { timestampHeader } = proof.hmac;
  const hash = createHmac(algorithm, secret)
    .update(timestampHeader ? `${time}:` : '')
    .update(body)
    .digest(encoding);
  return headers({
    [header.toLowerCase()]: `${prefix}${hash}`,
    ...(timestampHeader && { [timestampHeader.toLowerCase()]: time }),
  });
}
