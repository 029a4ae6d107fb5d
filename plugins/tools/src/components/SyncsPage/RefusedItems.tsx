import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';

/** Samples of items that the catalog does not take, with the reason of each. */
export function RefusedItems({ sync }: { sync: SyncState }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const { refused, refusedSamples } = sync;
  if (refused === 0) return null;
  const more = refused - refusedSamples.length;
  return (
    <section>
      <Typography variant="h6" component="h3">
        {t('details.refusedTitle')}
      </Typography>
      <Typography variant="body2">{t('details.refusedMeans')}</Typography>
      <Typography component="ul" variant="body2">
        {refusedSamples.map(({ uid, title, problem }) => (
          <li key={uid}>
            {title}: {problem}
          </li>
        ))}
        {more > 0 && <li>{t('details.heldMore', { more: String(more) })}</li>}
      </Typography>
    </section>
  );
}
