import type { LoggerService } from '@backstage/backend-plugin-api';

/** The peers' reports of their work are no part of the bench's. */
export const quietLogger: LoggerService = {
  debug() {},
  info() {},
  warn: text => process.stderr.write(`${text}\n`),
  error: text => process.stderr.write(`${text}\n`),
  child: () => quietLogger,
};
