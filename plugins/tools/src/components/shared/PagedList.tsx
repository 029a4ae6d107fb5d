import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { ReactNode } from 'react';
import type { Paged } from '../../hooks/usePaged';
import { toolsTranslationRef } from '../../translation/ref';
import { LoadError, StaleNotice } from './LoadError';
import { RelativeTime } from './RelativeTime';
import { SkeletonRows } from './SkeletonRows';

const SKELETON_ROWS = 8;

/** A list in its states: on its way, failed, empty, or there, with how many more there are. */
export function PagedList<T>(props: {
  paged: Paged<T>;
  /** What could not be read. */
  failed: string;
  /** Shown when nothing is there. */
  empty: ReactNode;
  children(items: T[]): ReactNode;
}) {
  const { paged, failed, empty, children } = props;
  const { items, error, total } = paged;
  const { t } = useTranslationRef(toolsTranslationRef);
  if (!items) {
    return error ? (
      <LoadError title={failed} error={error} onRetry={paged.reload} />
    ) : (
      <SkeletonRows rows={SKELETON_ROWS} />
    );
  }
  return (
    <>
      {error && <StaleNotice error={error} />}
      {items.length > 0 ? children(items) : empty}
      <Box display="flex" alignItems="center" mt={1} gridGap={16}>
        <Typography variant="body2" color="textSecondary">
          {items.length > 0 &&
            `${t('paged.shown', {
              shown: String(items.length),
              total: String(total),
            })} · `}
          {t('syncs.asOf', {
            time: (
              <RelativeTime key="time" iso={paged.loadedAt?.toISOString()} />
            ),
          })}
        </Typography>
        {paged.hasMore && (
          <Button size="small" variant="outlined" onClick={paged.more}>
            {t('paged.more')}
          </Button>
        )}
      </Box>
    </>
  );
}
