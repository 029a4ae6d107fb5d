import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { complianceTranslationRef } from '../../translation';
import { Toolbar } from '../Toolbar';

interface PagerProps {
  page: number;
  pages: number;
  total: number;
  nextCursor?: string;
  onMove: (target: { cursor?: string; page?: string }) => void;
}

/** Cursors go forward only; the browser's own way back works, because each page is an address. */
export function Pager({ page, pages, total, nextCursor, onMove }: PagerProps) {
  const { t } = useTranslationRef(complianceTranslationRef);
  return (
    <Toolbar
      actions={
        <>
          <Button
            disabled={page === 1}
            onClick={() => onMove({ cursor: undefined, page: undefined })}
          >
            {t('pager.first')}
          </Button>
          <Button
            disabled={!nextCursor}
            onClick={() =>
              onMove({ cursor: nextCursor, page: String(page + 1) })
            }
          >
            {t('pager.next')}
          </Button>
        </>
      }
    >
      <Typography variant="body2" color="textSecondary">
        {t('pager.state', {
          page: String(page),
          pages: String(pages),
          total: String(total),
        })}
      </Typography>
    </Toolbar>
  );
}
