/**
 * Syncs tools into Strata: engine, store, links and cockpit API.
 *
 * @packageDocumentation
 */
export { toolsPlugin as default } from './plugin';
