import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import useAsync from 'react-use/esm/useAsync';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { complianceApiRef } from '../../api';
import { useCheckCatalogue } from '../../hooks/useCheckCatalogue';
import { useResultFilter } from '../../hooks/useResultFilter';
import { useUrlState } from '../../hooks/useUrlState';
import { sortByGain } from '../../lib/gain';
import { complianceTranslationRef } from '../../translation';
import { ErrorNotice } from '../ErrorNotice';
import { ExportButton } from '../ExportButton';
import { ResultFilters } from '../filters/ResultFilters';
import { Toolbar } from '../Toolbar';
import { Pager } from './Pager';
import { ResultsTable } from './ResultsTable';
import { RowsSkeleton } from './RowsSkeleton';

// What a cell of the heat map opens fits in one page of the server and is sorted here.
const PAGE_SIZE = 100;

/** The results behind a cell, what a fix gains most first. */
export function ResultsPage() {
  const { t } = useTranslationRef(complianceTranslationRef);
  const api = useApi(complianceApiRef);
  const [filter, setFilter] = useResultFilter();
  const [{ cursor, page }, setUrl] = useUrlState('cursor', 'page');
  const { team, process, outcome, asOf } = filter;
  const matrix = useAsync(() => api.getMatrix({ asOf }), [api, asOf]).value;
  const { byId } = useCheckCatalogue();
  const { value, loading, error, retry } = useAsyncRetry(
    () =>
      api.listResults({
        ...{ team, process, outcome, asOf },
        ...{ cursor, limit: PAGE_SIZE },
      }),
    [api, team, process, outcome, asOf, cursor],
  );
  return (
    <>
      <Toolbar actions={<ExportButton filter={filter} />}>
        <ResultFilters
          filter={filter}
          rows={matrix?.rows ?? []}
          processes={matrix?.processes ?? []}
          onChange={setFilter}
        />
      </Toolbar>
      {asOf && (
        <Typography variant="body2" color="textSecondary" gutterBottom>
          {t('asOf', { day: asOf })}
        </Typography>
      )}
      {error && (
        <ErrorNotice what={t('what.results')} error={error} onRetry={retry} />
      )}
      {!value && loading && <RowsSkeleton rows={10} />}
      {value && !error && value.items.length === 0 && (
        <Typography>{t('empty.results')}</Typography>
      )}
      {value && !error && value.items.length > 0 && (
        <>
          <ResultsTable results={sortByGain(value.items, byId)} checks={byId} />
          <Pager
            page={Number(page) || 1}
            pages={Math.ceil(value.total / PAGE_SIZE)}
            total={value.total}
            nextCursor={value.nextCursor}
            onMove={setUrl}
          />
        </>
      )}
    </>
  );
}
