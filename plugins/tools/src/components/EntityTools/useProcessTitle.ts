import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { english } from '../../translation/en';
import { toolsTranslationRef } from '../../translation/ref';

type KnownProcess = keyof typeof english.process;

const isKnown = (id: string): id is KnownProcess => id in english.process;

/** Titles of processes in the language of the portal; an id that no text knows is shown as it is. */
export function useProcessTitle(): (id: string) => string {
  const { t } = useTranslationRef(toolsTranslationRef);
  return id => (isKnown(id) ? t(`process.${id}`) : id);
}
