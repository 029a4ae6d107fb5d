import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { stackTranslationRef } from '../translation';
import { messages } from '../translations/en';

type KnownProcess = keyof typeof messages.process;

const isKnown = (id: string): id is KnownProcess => id in messages.process;

/** Names processes in the language of the reader; one without a translation keeps its title. */
export function useProcessTitle() {
  const { t } = useTranslationRef(stackTranslationRef);
  return (id: string, title: string = id): string =>
    isKnown(id) ? t(`process.${id}`) : title;
}
