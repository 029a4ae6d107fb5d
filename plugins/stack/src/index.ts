/**
 * Stack map, ownership and technology pages for the new frontend system.
 *
 * @packageDocumentation
 */
export { stackPlugin as default } from './plugin';
export { stackApiRef } from './api';
export { stackTranslationRef } from './translation';
export {
  rootRouteRef,
  technologiesRouteRef,
  technologyRouteRef,
} from './routes';
