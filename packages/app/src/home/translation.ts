import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { messages } from './translations/en';

export const homeTranslationRef = createTranslationRef({
  id: 'app.home',
  messages,
  translations: { 'zh-CN': () => import('./translations/zh-CN') },
});
