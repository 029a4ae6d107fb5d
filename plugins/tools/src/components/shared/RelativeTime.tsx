import { useApiHolder } from '@backstage/core-plugin-api';
import {
  appLanguageApiRef,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { DateTime } from 'luxon';
import { toolsTranslationRef } from '../../translation/ref';

/** The language that the portal is shown in. */
export function useLocale(): string {
  const holder = useApiHolder();
  return holder.get(appLanguageApiRef)?.getLanguage().language ?? 'en';
}

/** A moment by the reader's own clock. */
export function ExactTime({ iso }: { iso: string }) {
  const time = DateTime.fromISO(iso, { locale: useLocale() });
  return (
    <time dateTime={iso}>
      {time.isValid
        ? time.toLocaleString(DateTime.DATETIME_MED_WITH_SECONDS)
        : iso}
    </time>
  );
}

/** "3 minutes ago", with the exact time on hover. */
export function RelativeTime({ iso }: { iso?: string }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const locale = useLocale();
  const time = DateTime.fromISO(iso ?? '', { locale });
  if (!time.isValid) return <span>{t('common.never')}</span>;
  return (
    <time
      dateTime={iso}
      title={time.toLocaleString(DateTime.DATETIME_FULL_WITH_SECONDS)}
    >
      {time.toRelative()}
    </time>
  );
}
