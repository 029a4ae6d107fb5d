/**
 * Syncs, Links and Access pages and Tools tab, for apps on the classic frontend system.
 *
 * @packageDocumentation
 */
export {
  toolsPlugin,
  SyncsPage,
  LinksPage,
  AccessPage,
  EntityToolsContent,
} from './legacyPlugin';
export { toolsApiRef, type ToolsApi } from './api';
export { toolsTranslationRef } from './translation/ref';
