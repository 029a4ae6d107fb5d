/**
 * The form fields of the New service template, for apps on the classic frontend system: children
 * of `<ScaffolderFieldExtensions>`.
 *
 * @packageDocumentation
 */
export {
  ServiceNameField,
  StackPickerField,
  composerPlugin,
} from './legacyPlugin';
export { composerTranslationRef } from './translation/ref';
