import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { toolsTranslationRef } from '../../translation/ref';
import { useLocale } from './RelativeTime';

/** Milliseconds as seconds for a person: `1.5 s`. */
export function useSeconds(): (milliseconds: number) => string {
  const { t } = useTranslationRef(toolsTranslationRef);
  const locale = useLocale();
  return milliseconds =>
    t('details.seconds', {
      seconds: (milliseconds / 1000).toLocaleString(
        locale,
        milliseconds < 10_000
          ? { maximumSignificantDigits: 2 }
          : { maximumFractionDigits: 0 },
      ),
    });
}
