import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { english } from './en';

export const toolsTranslationRef = createTranslationRef({
  id: 'plugin.tools',
  messages: english,
  translations: { 'zh-CN': () => import('./zh-CN') },
});
