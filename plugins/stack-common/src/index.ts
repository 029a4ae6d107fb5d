/**
 * Types, roll-up and client of the four-layer stack map.
 *
 * @packageDocumentation
 */
export * from './types';
export { rollUp } from './rollUp';
export { listServices } from './path';
export { listTechnologies, describeTechnology } from './technologies';
export { isMissing } from './observed';
export { ownershipOf } from './ownership';
export { StackClient, type StackApi } from './client';
