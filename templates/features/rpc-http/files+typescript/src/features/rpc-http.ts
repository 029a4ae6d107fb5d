import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App, Feature } from '../app.js';
import { BadRequest, greet } from '../greeting.js';
import { listen } from '../observe/listen.js';
import { observed } from '../observe/request.js';

/** The largest request body that is read, in bytes. */
const MAX_BODY = 64 * 1024;

export const feature: Feature = {
  name: 'rpc-http',
  start: app =>
    listen(app, app.config.port, 'HTTP', (request, response) =>
      handle(app, request, response),
    ),
};

/** Answers `POST /v1/greetings` with `{ message, times }`. */
export async function handle(
  app: App,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST' || request.url !== '/v1/greetings') {
    answer(response, 404, { error: 'not found; try POST /v1/greetings' });
    return;
  }
  try {
    const greeting = await observed(app, 'Greet', async () => {
      const { name } = await readBody(request);
      return greet(app.store, name);
    });
    answer(response, 200, greeting);
  } catch (error) {
    if (error instanceof BadRequest) answer(response, 400, { error: error.message });
    else answer(response, 500, { error: 'internal error' });
  }
}

async function readBody(request: IncomingMessage): Promise<{ name?: unknown }> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw new BadRequest('the request is too large');
    chunks.push(chunk);
  }
  try {
    return Object(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  } catch {
    throw new BadRequest('the request is not JSON');
  }
}

function answer(response: ServerResponse, status: number, body: object) {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}
