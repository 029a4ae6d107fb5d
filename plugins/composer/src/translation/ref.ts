import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { english } from './en';

export const composerTranslationRef = createTranslationRef({
  id: 'plugin.composer',
  messages: english,
  translations: { 'zh-CN': () => import('./zh-CN') },
});
