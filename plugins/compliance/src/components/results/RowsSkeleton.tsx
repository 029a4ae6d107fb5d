import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Skeleton from '@material-ui/lab/Skeleton';
import { complianceTranslationRef } from '../../translation';

// The height of a dense table row with one line of detail.
const ROW_HEIGHT = 53;

export function RowsSkeleton({ rows }: { rows: number }) {
  const { t } = useTranslationRef(complianceTranslationRef);
  return (
    <div role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={ROW_HEIGHT} />
      ))}
    </div>
  );
}
