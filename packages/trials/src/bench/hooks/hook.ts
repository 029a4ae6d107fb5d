import { createHmac } from 'node:crypto';

export const SECRET = 'the-secret-of-the-bench';

export const SIGNATURE = 'x-bench-signature';

/** Paths below `/api` of what is measured, and of what it is measured against. */
export const ROUTES = {
  ours: '/api/tools/webhooks/listtool/main',
  bare: '/api/bareroute/hook',
};

/** Makes a delivery as large as what GitLab sends of a pipeline or a small push. */
const FILLER = 'Builds and tests the shop at every push. '.repeat(50);

export interface Hook {
  item: number;
  body: Buffer;
  headers: Record<string, string | number>;
}

/** Tells of one item; no two with different numbers are the same delivery. */
export function hookOf(item: number, number: string): Hook {
  const body = Buffer.from(
    JSON.stringify({ item: String(item), number, text: FILLER }),
  );
  const signature = createHmac('sha256', SECRET).update(body).digest('hex');
  return {
    item,
    body,
    headers: {
      'content-type': 'application/json',
      'content-length': body.length,
      [SIGNATURE]: signature,
    },
  };
}
