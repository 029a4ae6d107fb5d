import { EmptyState } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { IconButton, makeStyles, Typography } from '@material-ui/core';
import RefreshIcon from '@material-ui/icons/Refresh';
import type { StackMap } from '@strata/backstage-plugin-stack-common';
import { useCallback, type KeyboardEvent } from 'react';
import { stackApiRef } from '../../api';
import { useLight } from '../../hooks/useLight';
import { useLoaded } from '../../hooks/useLoaded';
import { useStackView, type StackView } from '../../hooks/useStackView';
import { stackTranslationRef } from '../../translation';
import { Age } from '../shared/Age';
import { ErrorNotice } from '../shared/ErrorNotice';
import { StackTabs } from '../shared/StackTabs';
import { FilterBar, isFiltered } from './FilterBar';
import { MapSkeleton } from './MapSkeleton';
import { ProcessBand } from './ProcessBand';
import { SelectionPanel } from './SelectionPanel';
import { StackTable } from './StackTable';
import { SystemBand } from './SystemBand';
import { ComponentBand, LanguageBand } from './TechnologyBands';
import { UnknownTechnologies } from './UnknownTechnologies';

const useStyles = makeStyles(theme => ({
  info: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
  },
  body: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(2),
  },
  main: { flex: '3 1 480px', minWidth: 0 },
}));

/** What do we run on, who uses it, and where is it weak? */
export function StackMapPage() {
  const classes = useStyles();
  const { t } = useTranslationRef(stackTranslationRef);
  const api = useApi(stackApiRef);
  const view = useStackView();
  const { value, error, reload } = useLoaded(JSON.stringify(view.filter), () =>
    api.getMap(view.filter),
  );
  const { setSelection } = view;
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (event.key === 'Escape') setSelection(undefined);
    },
    [setSelection],
  );
  return (
    <StackTabs current="map">
      <FilterBar view={view} map={value} />
      {error && <ErrorNotice what="map" error={error} onRetry={reload} />}
      {!value && !error && <MapSkeleton />}
      {value && (
        <>
          <div className={classes.info}>
            <Typography variant="body2" color="textSecondary">
              {t('map.shown', {
                shown: String(value.services.shown),
                total: String(value.services.total),
              })}{' '}
              · <Age time={value.asOf} />
            </Typography>
            <IconButton size="small" aria-label={t('refresh')} onClick={reload}>
              <RefreshIcon fontSize="small" />
            </IconButton>
          </div>
          {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape on any chip inside */}
          <div className={classes.body} onKeyDown={onKeyDown}>
            <div className={classes.main}>
              <MapBody map={value} view={view} />
            </div>
            {view.selection && (
              <SelectionPanel
                view={view}
                selection={view.selection}
                map={value}
              />
            )}
          </div>
        </>
      )}
    </StackTabs>
  );
}

function MapBody({ map, view }: { map: StackMap; view: StackView }) {
  const { t } = useTranslationRef(stackTranslationRef);
  const light = useLight(view);
  if (map.services.total === 0 && map.systems.tools.length === 0) {
    return (
      <EmptyState
        missing="content"
        title={t('map.noServices')}
        description={t('map.noServicesHow')}
      />
    );
  }
  if (view.view === 'table') return <StackTable map={map} band={view.band} />;
  const shows = (band: typeof view.band) => !view.band || view.band === band;
  const props = { map, light, filtered: isFiltered(view) };
  return (
    <>
      {shows('language') && <LanguageBand {...props} />}
      {shows('component') && <ComponentBand {...props} />}
      {shows('process') && <ProcessBand {...props} />}
      {shows('system') && <SystemBand {...props} />}
      <UnknownTechnologies map={map} />
    </>
  );
}
