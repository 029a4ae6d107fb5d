import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';

/** Samples of rows that were left out, with what is wrong with each. */
export function InvalidRows({ sync }: { sync: SyncState }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  if (sync.invalidSamples.length === 0) return null;
  return (
    <section>
      <Typography variant="h6" component="h3">
        {t('details.invalidTitle')}
      </Typography>
      <Typography component="ul" variant="body2">
        {sync.invalidSamples.map(({ externalId, problem }, at) => (
          <li key={at}>{externalId ? `${externalId}: ${problem}` : problem}</li>
        ))}
      </Typography>
    </section>
  );
}
