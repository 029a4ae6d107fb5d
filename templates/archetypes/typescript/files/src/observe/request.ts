import type { App } from '../app.js';
import { BadRequest } from '../greeting.js';

/** Runs a request, then counts it, measures it and writes one log line. */
export async function observed<T>(
  app: App,
  method: string,
  run: () => Promise<T>,
): Promise<T> {
  const start = process.hrtime.bigint();
  let code = 'ok';
  try {
    return await run();
  } catch (error) {
    code = error instanceof BadRequest ? 'bad_request' : 'error';
    if (code === 'error') app.log.error({ err: error }, `${method} failed`);
    throw error;
  } finally {
    const duration = Number(process.hrtime.bigint() - start);
    app.metrics.observe(method, code, duration / 1e9);
    const event = { action: method, outcome: code === 'ok' ? 'success' : 'failure', duration };
    app.log.info({ event }, `${method} ${code}`);
  }
}
