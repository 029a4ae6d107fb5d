import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Company } from '../company/schema';
import { ruleGroups } from '../servers/prometheus/rules';
import { scrapeTargets, Target } from '../servers/prometheus/targets';

/** Where the conditions that the alert rules ask for are exported. */
export const conditionsPath = '/conditions';

/** Stands for an Alertmanager that the portal does not know, and forgets what it is told. */
const alertsPath = '/api/v2/alerts';

export function metricsPathOf(target: Target): string {
  return `/metrics/${target.address}`;
}

/** Exports what the company's story says: services that are up, and conditions that alert. */
export async function serveMetrics(
  company: Company,
): Promise<{ port: number; close(): void }> {
  const targets = new Map(
    scrapeTargets(company).map(target => [metricsPathOf(target), target]),
  );
  const conditions = conditionsText(company);
  const server = http.createServer((req, res) => {
    const target = targets.get(req.url ?? '');
    if (req.url === conditionsPath) {
      res.setHeader('Content-Type', 'text/plain; version=0.0.4');
      res.end(conditions);
    } else if (target?.up) {
      res.setHeader('Content-Type', 'text/plain; version=0.0.4');
      res.end('# TYPE service_info gauge\nservice_info 1\n');
    } else if (req.method === 'POST' && req.url === alertsPath) {
      req.resume();
      res.end('{}');
    } else {
      res.writeHead(target ? 503 : 404).end();
    }
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function conditionsText(company: Company): string {
  const lines = ruleGroups(company)
    .flatMap(group => group.rules)
    .map(
      ({ name, state }) =>
        `condition{alert="${name}"} ${state === 'inactive' ? 0 : 1}`,
    );
  return `# TYPE condition gauge\n${lines.join('\n')}\n`;
}
