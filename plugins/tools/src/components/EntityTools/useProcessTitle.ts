import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { toolsTranslationRef } from '../../translation/ref';

type KnownProcess = 'ci';

/** Titles of processes in the language of the portal; an id that no text knows is shown as it is. */
export function useProcessTitle(): (id: string) => string {
  const { t } = useTranslationRef(toolsTranslationRef);
  return id => {
    const key = `process.${id}`;
    const title: string = t(`process.${id as KnownProcess}`);
    return title === key ? id : title;
  };
}
