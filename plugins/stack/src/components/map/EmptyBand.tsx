import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Typography } from '@material-ui/core';
import type { Band } from '../../hooks/useStackView';
import { stackTranslationRef } from '../../translation';

/** Why a band shows nothing, and what would fill it. */
export function EmptyBand(props: { band: Band; filtered: boolean }) {
  const { band, filtered } = props;
  const { t } = useTranslationRef(stackTranslationRef);
  const text = () => {
    if (filtered || band === 'process') return t('map.noMatch');
    return band === 'system' ? t('map.noTools') : t('map.noTechnologies');
  };
  return (
    <Typography variant="body2" color="textSecondary">
      {text()}
    </Typography>
  );
}
