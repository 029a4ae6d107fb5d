import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { english } from '../../translation/en';
import { toolsTranslationRef } from '../../translation/ref';

export type KnownType = keyof typeof english.itemType;

export const isKnownType = (type: string): type is KnownType =>
  Object.hasOwn(english.itemType, type);

/** Names of types of items in the language of the portal; of those that an own connector has, their words. */
export function useTypeName(): (type: string) => string {
  const { t } = useTranslationRef(toolsTranslationRef);
  return type =>
    isKnownType(type) ? t(`itemType.${type}`) : type.replace(/-/g, ' ');
}
