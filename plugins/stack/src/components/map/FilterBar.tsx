import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, makeStyles } from '@material-ui/core';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import {
  NO_TEAM,
  stackStatuses,
  type NamedRef,
  type StackMap,
} from '@strata/backstage-plugin-stack-common';
import { bands, type StackView } from '../../hooks/useStackView';
import { stackTranslationRef } from '../../translation';
import { FilterSelect } from '../shared/FilterSelect';
import { SearchField } from '../shared/SearchField';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    marginBottom: theme.spacing(2),
  },
}));

const refOptions = (refs: NamedRef[], none: string) => [
  ...refs.map(({ ref, title }) => ({ value: ref, label: title })),
  { value: NO_TEAM, label: none },
];

const NOTHING = {
  team: undefined,
  system: undefined,
  status: undefined,
  q: undefined,
  layer: undefined,
};

export function isFiltered({ filter, band }: StackView): boolean {
  return Boolean(band ?? Object.values(filter).find(Boolean));
}

/** What the map is narrowed to; all of it lives in the address. */
export function FilterBar(props: { view: StackView; map?: StackMap }) {
  const { view, map } = props;
  const { filter, setValues } = view;
  const classes = useStyles();
  const { t } = useTranslationRef(stackTranslationRef);
  const { teams = [], systems = [] } = map?.options ?? {};
  return (
    <div className={classes.root} role="search" aria-label={t('filter.label')}>
      <FilterSelect
        label={t('filter.team')}
        value={filter.team}
        options={refOptions(teams, t('filter.noTeam'))}
        onChange={team => setValues({ team })}
      />
      <FilterSelect
        label={t('filter.system')}
        value={filter.system}
        options={refOptions(systems, t('filter.noSystem'))}
        onChange={system => setValues({ system })}
      />
      <FilterSelect
        label={t('filter.layer')}
        value={view.band}
        options={bands.map(band => ({
          value: band,
          label: t(`layer.${band}`),
        }))}
        onChange={layer => setValues({ layer })}
      />
      <FilterSelect
        label={t('filter.status')}
        value={filter.status}
        options={stackStatuses.map(status => ({
          value: status,
          label: t(`status.${status}`),
        }))}
        onChange={status => setValues({ status })}
      />
      <SearchField value={filter.q} onChange={q => setValues({ q })} />
      <ToggleButtonGroup
        exclusive
        size="small"
        value={view.view}
        aria-label={t('filter.view')}
        onChange={(_, next) => next && setValues({ view: next })}
      >
        <ToggleButton value="map">{t('filter.viewMap')}</ToggleButton>
        <ToggleButton value="table">{t('filter.viewTable')}</ToggleButton>
      </ToggleButtonGroup>
      {isFiltered(view) && (
        <Button size="small" onClick={() => setValues(NOTHING)}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}
