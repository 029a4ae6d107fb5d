import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { messages } from './translations/en';

export const stackTranslationRef = createTranslationRef({
  id: 'plugin.stack',
  messages,
  translations: { 'zh-CN': () => import('./translations/zh-CN') },
});
