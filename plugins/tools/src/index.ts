/**
 * Syncs, Links and Access pages and Tools tab, for the new frontend system.
 *
 * @packageDocumentation
 */
export { toolsPlugin as default } from './plugin';
export { toolsApiRef, type ToolsApi } from './api';
export { accessRouteRef, linksRouteRef, syncsRouteRef } from './routes';
export { toolsTranslationRef } from './translation/ref';
export { Remedy } from './components/SyncsPage/Remedy';
export { isBroken } from './components/SyncsPage/order';
export { useBrokenSyncCount } from './hooks/useBrokenSyncs';
export { useReason, type Told } from './hooks/useReason';
