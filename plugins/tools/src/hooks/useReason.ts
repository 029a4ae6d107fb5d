import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  isReasonKey,
  type Because,
  type ReasonKey,
  type ReasonValues,
} from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../translation/ref';

/** A reason in English and, where it is known, apart from any language. */
export interface Told {
  reason: string;
  because?: Because;
}

/** Says reasons in the language of the portal, and in English where their rule is not known. */
export function useReason(): (told: Told) => string {
  const { t } = useTranslationRef(toolsTranslationRef);
  return ({ reason, because }) => {
    if (!because || !isReasonKey(because.rule)) return reason;
    const values = because.values as ReasonValues<ReasonKey>;
    return t(`reason.${because.rule}`, values);
  };
}
