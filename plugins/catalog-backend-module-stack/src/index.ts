/**
 * Feeds the technologies of the knowledge base into the Backstage catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleStack as default } from './module';
