import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  body: string;
}

/** What a fake answers: a status alone, or a body as JSON. */
export interface Answer {
  status?: number;
  body?: unknown;
}

export interface FakeServer {
  url: string;
  close(): void;
}

/** A tool of a few lines, which keeps what it is told. */
export async function startFake(
  answer: (asked: Asked) => Answer,
): Promise<FakeServer> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => {
      const { pathname, searchParams } = new URL(request.url!, 'http://fake');
      const { status = 200, body } = answer({
        method: request.method!,
        path: pathname,
        query: searchParams,
        body: Buffer.concat(chunks).toString(),
      });
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => void server.close().closeAllConnections(),
  };
}
