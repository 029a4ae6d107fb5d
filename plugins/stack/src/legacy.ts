/**
 * Stack map, ownership and technology pages for the classic frontend system.
 *
 * @packageDocumentation
 */
export {
  stackPlugin,
  StackPage,
  TechnologiesPage,
  EntityStackCard,
} from './legacyPlugin';
export { stackApiRef } from './api';
export { stackTranslationRef } from './translation';
