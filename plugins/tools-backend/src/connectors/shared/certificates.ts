import type {
  ClientDefinition,
  ClientTarget,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { connect } from 'node:tls';

/** Somebody who has no certificate knocks and says nothing of interest. */
const stranger: ClientDefinition<boolean> = {
  async open(target) {
    // Where Strata shows none itself, none is needed.
    if (target.url.protocol !== 'https:' || !target.tls?.cert) return false;
    return !(await answersStranger(target));
  },
  close: () => {},
  errorKind: () => 'unavailable',
};

/** Whether the tool lets nobody in without a client certificate; asked for once a run. */
export function requiresCertificate({ use }: ReadContext): Promise<boolean> {
  return use(stranger, async required => required);
}

/**
 * In TLS 1.3 a server refuses only after the handshake, so that the first answer decides. A server
 * that is not there refuses nobody, which is an error.
 */
function answersStranger({ url, tls, timeoutMs }: ClientTarget) {
  return new Promise<boolean>((resolve, reject) => {
    const socket = connect({
      host: url.hostname,
      port: Number(url.port || 443),
      servername: /^[\d.:[\]]+$/.test(url.hostname) ? undefined : url.hostname,
      ca: tls?.ca,
    });
    let reached = false;
    socket.once('connect', () => {
      reached = true;
    });
    socket.once('secureConnect', () =>
      socket.write(`HEAD / HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`),
    );
    socket.once('data', () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('error', error => (reached ? resolve(false) : reject(error)));
    socket.once('close', () => resolve(false));
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error('too slow')));
  });
}
