import type {
  AuthMethod,
  SigningAuth,
} from '@strata/backstage-plugin-tools-node';
import { createHmac } from 'node:crypto';

/** HTTP Signatures, as in draft 12 (https://datatracker.ietf.org/doc/html/draft-cavage-http-signatures-12). */
const accessKey: SigningAuth = {
  key: 'an access key',
  sign({ method, url, headers, now }, { id, secret }) {
    const date = now.toUTCString();
    const signed = [
      `(request-target): ${method.toLowerCase()} ${url.pathname}${url.search}`,
      `accept: ${headers.get('accept')}`,
      `date: ${date}`,
      `x-jms-org: ${headers.get('x-jms-org')}`,
    ];
    const signature = createHmac('sha256', secret)
      .update(signed.join('\n'))
      .digest('base64');
    return {
      Date: date,
      Authorization: `Signature keyId="${id}",algorithm="hmac-sha256",headers="(request-target) accept date x-jms-org",signature="${signature}"`,
    };
  },
};

/** By the words of the setting `credential`. */
export const CREDENTIALS = {
  'private-token': { header: 'Authorization', prefix: 'Token ' },
  'access-key': accessKey,
  bearer: 'bearer',
} as const satisfies Record<string, AuthMethod>;
