import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Box } from '@material-ui/core';
import Skeleton from '@material-ui/lab/Skeleton';
import { stackTranslationRef } from '../../translation';

/** Heights of the four bands of a company of twenty services; pixels. */
const HEIGHTS = [92, 270, 330, 130];

export function MapSkeleton() {
  const { t } = useTranslationRef(stackTranslationRef);
  return (
    <div role="status" aria-label={t('loading')}>
      {HEIGHTS.map(height => (
        <Box key={height} mb={1.5}>
          <Skeleton variant="rect" height={height} />
        </Box>
      ))}
    </div>
  );
}
