/**
 * Benches and trials of the sync; see the scripts of the package.
 *
 * @packageDocumentation
 */
export { ListTool, type Row } from './shared/listTool';
export { listConnector } from './shared/listConnector';
