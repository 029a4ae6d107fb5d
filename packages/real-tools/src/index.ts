/**
 * Real servers for tests: processes, ports, installation and the report of a run.
 *
 * @packageDocumentation
 */
export { run } from './host/command';
export { freePort } from './host/ports';
export { startPostgres, type Postgres } from './host/postgres';
export { Report, Skipped } from './host/report';
export { INSTANCE, Portal } from './portal';
