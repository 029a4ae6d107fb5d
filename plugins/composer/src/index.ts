/**
 * The form fields of the New service template, for the new frontend system.
 *
 * @packageDocumentation
 */
export { composerPlugin as default } from './plugin';
export { composerTranslationRef } from './translation/ref';
