import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Config } from '../config.js';

export interface Metrics {
  registry: Registry;
  /** Counts a request and the seconds it took. `code` is `ok` or the kind of failure. */
  observe(method: string, code: string, seconds: number): void;
}

export function createMetrics(config: Config): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service: config.serviceName });
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'service_requests_total',
    help: 'Requests answered',
    labelNames: ['method', 'code'],
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'service_request_duration_seconds',
    help: 'Seconds from request to answer',
    labelNames: ['method'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  return {
    registry,
    observe(method, code, seconds) {
      requests.inc({ method, code });
      duration.observe({ method }, seconds);
    },
  };
}
