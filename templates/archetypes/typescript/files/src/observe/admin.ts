import type { App } from '../app.js';
import { listen } from './listen.js';

/** Serves `/healthz` (503 with the reason while a part is unwell) and `/metrics`. */
export async function startAdmin(app: App): Promise<() => Promise<void>> {
  return listen(app, app.config.adminPort, 'admin', async (request, response) => {
    if (request.url === '/metrics') {
      response.setHeader('Content-Type', app.metrics.registry.contentType);
      response.end(await app.metrics.registry.metrics());
    } else if (request.url === '/healthz') {
      const checks = await checkHealth(app);
      const ok = Object.values(checks).every(state => state === 'ok');
      response.writeHead(ok ? 200 : 503, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ status: ok ? 'ok' : 'failing', checks }));
    } else {
      response.writeHead(404).end();
    }
  });
}

async function checkHealth(app: App): Promise<Record<string, string>> {
  const states = [...app.healthChecks].map(async ([name, check]) => {
    try {
      await check();
      return [name, 'ok'];
    } catch (error) {
      return [name, error instanceof Error ? error.message : String(error)];
    }
  });
  return Object.fromEntries(await Promise.all(states));
}
