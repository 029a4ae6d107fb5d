import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { complianceTranslationRef } from '../translation';
import { messages } from '../translations/en';

type KnownProcess = keyof typeof messages.process;

const isKnown = (id: string): id is KnownProcess => id in messages.process;

/** Names processes in the language of the reader; one that is not in the list by its id. */
export function useProcessTitle() {
  const { t } = useTranslationRef(complianceTranslationRef);
  return (id: string): string => (isKnown(id) ? t(`process.${id}`) : id);
}
