export { deepMerge } from './deepMerge';
export { mergeText, type OwnedText } from './mergeText';
