import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Alert from '@material-ui/lab/Alert';
import type { StackMap } from '@strata/backstage-plugin-stack-common';
import { stackTranslationRef } from '../../translation';

/** Names that services use and nobody described: a typing error, or a gap. */
export function UnknownTechnologies({ map }: { map: StackMap }) {
  const { t } = useTranslationRef(stackTranslationRef);
  const unknown = map.unknownTechnologies;
  if (unknown.length === 0) return null;
  return (
    <Alert severity="warning">
      {t('map.unknown', {
        count: unknown.length,
        names: unknown.map(({ id }) => id).join(', '),
      })}
    </Alert>
  );
}
