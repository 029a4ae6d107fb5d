/**
 * Scaffolder actions that compose, publish and wire a service.
 *
 * @packageDocumentation
 */
export { scaffolderModuleServiceComposer as default } from './module';
export * from './compose';
export * from './library';
