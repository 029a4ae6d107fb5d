import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import type { LinkCoverage } from '@strata/backstage-plugin-tools-common';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { toolsApiRef } from '../../api';
import { usePolled } from '../../hooks/usePolled';
import { toolsTranslationRef } from '../../translation/ref';
import { LoadError, StaleNotice } from '../shared/LoadError';
import { RelativeTime } from '../shared/RelativeTime';
import { SkeletonRows } from '../shared/SkeletonRows';
import { CoverageTable, type Cell } from './CoverageTable';
import { MissingServices } from './MissingServices';

const REFRESH_MS = 60_000;
const SKELETON_ROWS = 8;

/** How many services of each team have something for each process, down to those that have not. */
export function CoverageTab() {
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const load = useCallback(() => api.getLinkCoverage(), [api]);
  const { value, error, loadedAt, reload } = usePolled(load, REFRESH_MS);
  if (!value) {
    return error ? (
      <LoadError title={t('coverage.error')} error={error} onRetry={reload} />
    ) : (
      <SkeletonRows rows={SKELETON_ROWS} />
    );
  }
  return (
    <>
      {error && <StaleNotice error={error} />}
      <Typography variant="body2" color="textSecondary" paragraph>
        {t('coverage.help')}{' '}
        {t('syncs.asOf', {
          time: <RelativeTime key="time" iso={loadedAt?.toISOString()} />,
        })}
      </Typography>
      <Coverage coverage={value} onChanged={reload} />
    </>
  );
}

function Coverage(props: { coverage: LinkCoverage; onChanged(): void }) {
  const { coverage, onChanged } = props;
  const { t } = useTranslationRef(toolsTranslationRef);
  const [cell, open] = useCell();
  if (!coverage.teams.length || !coverage.processes.length) {
    return <Typography>{t('coverage.empty')}</Typography>;
  }
  return (
    <>
      <CoverageTable coverage={coverage} onOpen={open} />
      {cell && (
        <MissingServices
          {...cell}
          onClose={() => open(undefined)}
          onChanged={onChanged}
        />
      )}
    </>
  );
}

/** The open cell, which lives in the address; a team without a name is that of nobody. */
function useCell(): [Cell | undefined, (cell?: Cell) => void] {
  const [params, setParams] = useSearchParams();
  const process = params.get('process');
  const team = params.get('team') ?? undefined;
  const open = (cell?: Cell) =>
    setParams(
      cell
        ? { process: cell.process, ...(cell.team && { team: cell.team }) }
        : {},
      { replace: true },
    );
  return [process ? { process, team } : undefined, open];
}
