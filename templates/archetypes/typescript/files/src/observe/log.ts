import { ecsFormat } from '@elastic/ecs-pino-format';
import { pino, type Logger } from 'pino';
import type { Config } from '../config.js';

/** One JSON object a line on standard output, in the fields of the Elastic Common Schema. */
export function createLogger(config: Config): Logger {
  return pino({
    level: config.logLevel,
    ...ecsFormat({ serviceName: config.serviceName }),
  });
}
