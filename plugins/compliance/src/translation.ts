import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { messages } from './translations/en';

export const complianceTranslationRef = createTranslationRef({
  id: 'plugin.compliance',
  messages,
  translations: { 'zh-CN': () => import('./translations/zh-CN') },
});
