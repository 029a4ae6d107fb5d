/**
 * Feeds the items of Strata Tools into the Backstage catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleTools as default } from './module';
