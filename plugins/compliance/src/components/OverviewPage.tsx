import type { Matrix } from '@strata/backstage-plugin-compliance-common';
import { EmptyState } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { complianceApiRef } from '../api';
import { useResultFilter } from '../hooks/useResultFilter';
import { useUrlState } from '../hooks/useUrlState';
import { viewMatrix, type MatrixSort } from '../lib/matrixView';
import { complianceTranslationRef } from '../translation';
import { Age } from './Age';
import { ErrorNotice } from './ErrorNotice';
import { EvaluateButton } from './EvaluateButton';
import { ExportButton } from './ExportButton';
import { ResultFilters } from './filters/ResultFilters';
import { HeatMap, HeatMapLegend, HeatMapSkeleton } from './HeatMap';
import { Toolbar } from './Toolbar';

/** Which team is behind on which process. */
export function OverviewPage() {
  const { t } = useTranslationRef(complianceTranslationRef);
  const api = useApi(complianceApiRef);
  const [filter, setFilter] = useResultFilter();
  const { asOf } = filter;
  const { value, loading, error, retry } = useAsyncRetry(
    () => api.getMatrix({ asOf }),
    [api, asOf],
  );
  return (
    <>
      <Toolbar
        actions={
          <>
            {!asOf && <EvaluateButton onDone={retry} />}
            <ExportButton filter={filter} />
          </>
        }
      >
        <ResultFilters
          filter={filter}
          rows={value?.rows ?? []}
          processes={value?.processes ?? []}
          onChange={setFilter}
        />
      </Toolbar>
      {error && (
        <ErrorNotice what={t('what.matrix')} error={error} onRetry={retry} />
      )}
      {!value && loading && <HeatMapSkeleton />}
      {value && <MatrixSection matrix={value} />}
    </>
  );
}

function Freshness({ matrix, asOf }: { matrix: Matrix; asOf?: string }) {
  const { t } = useTranslationRef(complianceTranslationRef);
  if (asOf) return <>{t('asOf', { day: asOf })}</>;
  return matrix.asOf ? (
    <>{t('evaluated', { when: <Age time={matrix.asOf} /> })}</>
  ) : (
    <>{t('neverEvaluated')}</>
  );
}

function MatrixSection({ matrix }: { matrix: Matrix }) {
  const { t } = useTranslationRef(complianceTranslationRef);
  const [filter] = useResultFilter();
  const [url, setUrl] = useUrlState('sort', 'dir');
  const sort: MatrixSort = {
    by: url.sort ?? 'overall',
    descending: url.dir === 'desc',
  };
  if (matrix.rows.length === 0) {
    return (
      <EmptyState
        missing="data"
        title={t('empty.matrix.title')}
        description={t('empty.matrix.description')}
      />
    );
  }
  const view = viewMatrix(matrix, filter, sort);
  return (
    <>
      <Typography variant="body2" color="textSecondary" gutterBottom>
        <Freshness matrix={matrix} asOf={filter.asOf} />
      </Typography>
      {view.sections.length === 0 ? (
        <Typography>{t('empty.filtered')}</Typography>
      ) : (
        <HeatMap
          view={view}
          filter={filter}
          sort={sort}
          onSort={({ by, descending }) =>
            setUrl({ sort: by, dir: descending ? 'desc' : 'asc' })
          }
        />
      )}
      <HeatMapLegend />
    </>
  );
}
