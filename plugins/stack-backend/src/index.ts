/**
 * The stack map, ownership and technologies, over HTTP.
 *
 * @packageDocumentation
 */
export { stackPlugin as default } from './plugin';
