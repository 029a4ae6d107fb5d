import { useApi } from '@backstage/core-plugin-api';
import {
  appLanguageApiRef,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { exactTime, relativeTime } from '../../lib/time';
import { stackTranslationRef } from '../../translation';

/** How old the data is; the exact time on hover. */
export function Age({ time }: { time: string }) {
  const { t } = useTranslationRef(stackTranslationRef);
  const { language } = useApi(appLanguageApiRef).getLanguage();
  return (
    <time dateTime={time} title={exactTime(time, language)}>
      {t('asOf', { when: relativeTime(time, language) })}
    </time>
  );
}
