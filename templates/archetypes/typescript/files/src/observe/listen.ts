import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App } from '../app.js';

/** Starts an HTTP server; the returned function closes it after the requests under way. */
export async function listen(
  app: App,
  port: number,
  name: string,
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    handle(request, response).catch(error => {
      app.log.error({ err: error }, `${name} could not answer ${request.url}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  app.log.info({ server: { port: bound } }, `${name} listens on port ${bound}`);
  return () =>
    new Promise((resolve, reject) => {
      server.close(error => (error ? reject(error) : resolve()));
      server.closeIdleConnections();
    });
}
