import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Tool } from '../tools';

const HOST = '127.0.0.1';

/** An open port whose handler may be set later, when all addresses are known. */
export interface Listener {
  port: number;
  handle(handler: http.RequestListener): void;
  close(): Promise<void>;
}

/** @throws one sentence with tool, port and remedy when the port is taken. */
export async function listen(tool: Tool, port: number): Promise<Listener> {
  let handler: http.RequestListener = (_req, res) => {
    res.writeHead(503).end('starting\n');
  };
  const server = http.createServer((req, res) => handler(req, res));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port}, which the demo ${tool} needs, is taken: stop the program that listens on it and start again.`,
            )
          : error,
      ),
    );
    server.listen(port, HOST, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    handle: next => {
      handler = next;
    },
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
