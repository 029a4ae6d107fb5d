import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { messages } from './translations/en';

export const navTranslationRef = createTranslationRef({
  id: 'app.nav',
  messages,
  translations: { 'zh-CN': () => import('./translations/zh-CN') },
});
