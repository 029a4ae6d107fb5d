/**
 * Demo-only sign-in as one of four named people.
 *
 * @packageDocumentation
 */
export { authModuleDemo as default } from './module';
