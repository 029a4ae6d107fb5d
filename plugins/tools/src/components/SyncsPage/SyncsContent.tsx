import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { toolsApiRef } from '../../api';
import { usePolled } from '../../hooks/usePolled';
import { useUrlState } from '../../hooks/useUrlState';
import { toolsTranslationRef } from '../../translation/ref';
import { LoadError, StaleNotice } from '../shared/LoadError';
import { RelativeTime } from '../shared/RelativeTime';
import { SkeletonRows } from '../shared/SkeletonRows';
import { NoTools } from './NoTools';
import { isBroken, matches, syncKey } from './order';
import { SyncDetails } from './SyncDetails';
import { SyncFilters, useSyncFilter } from './SyncFilters';
import { SyncTable } from './SyncTable';

const REFRESH_MS = 10_000;
const SKELETON_ROWS = 12;

/** The table of all syncs: can what the other pages show be trusted? */
export function SyncsContent() {
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const load = useCallback(() => api.listSyncs(), [api]);
  const { value, error, loadedAt, reload } = usePolled(load, REFRESH_MS);

  if (!value) {
    return error ? (
      <LoadError title={t('syncs.error')} error={error} onRetry={reload} />
    ) : (
      <SkeletonRows rows={SKELETON_ROWS} />
    );
  }
  if (value.items.length === 0) return <NoTools />;
  return (
    <Box display="flex" flexDirection="column" gridGap={16}>
      {error && <StaleNotice error={error} />}
      <Summary syncs={value.items} loadedAt={loadedAt} />
      <div>
        <SyncFilters syncs={value.items} />
        <Syncs syncs={value.items} onChanged={reload} />
      </div>
    </Box>
  );
}

function Summary(props: { syncs: SyncState[]; loadedAt?: Date }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const { setOutcome } = useSyncFilter();
  const broken = props.syncs.filter(isBroken).length;
  const paused = props.syncs.filter(sync => sync.paused).length;
  return (
    <Typography component="div">
      {broken > 0 ? (
        <FilterLink onClick={() => setOutcome('broken')}>
          {t('syncs.broken', { count: broken })}
        </FilterLink>
      ) : (
        t('syncs.healthy')
      )}
      {' · '}
      {paused > 0 && (
        <>
          <FilterLink onClick={() => setOutcome('paused')}>
            {t('cockpit.pausedCount', { count: paused })}
          </FilterLink>
          {' · '}
        </>
      )}
      {t('syncs.asOf', {
        time: <RelativeTime key="time" iso={props.loadedAt?.toISOString()} />,
      })}
    </Typography>
  );
}

function FilterLink(props: { onClick(): void; children: string }) {
  return (
    <Link component="button" variant="body1" onClick={props.onClick}>
      {props.children}
    </Link>
  );
}

function Syncs(props: { syncs: SyncState[]; onChanged(): void }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const { filter } = useSyncFilter();
  const [selectedKey, select] = useUrlState('sync');
  const [, setParams] = useSearchParams();
  const shown = props.syncs.filter(sync => matches(sync, filter));
  const selected = props.syncs.find(sync => syncKey(sync) === selectedKey);
  return (
    <>
      {shown.length > 0 ? (
        <SyncTable
          syncs={shown}
          filtered={shown.length < props.syncs.length}
          selectedKey={selectedKey}
          onOpen={select}
        />
      ) : (
        <div>
          <Typography paragraph>{t('syncs.noMatch')}</Typography>
          <Button variant="outlined" onClick={() => setParams({})}>
            {t('syncs.clear')}
          </Button>
        </div>
      )}
      {selected && (
        <SyncDetails
          key={selectedKey}
          sync={selected}
          onClose={() => select('')}
          onChanged={props.onChanged}
        />
      )}
    </>
  );
}
