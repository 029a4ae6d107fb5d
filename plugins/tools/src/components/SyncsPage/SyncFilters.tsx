import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import { useUrlState } from '../../hooks/useUrlState';
import { toolsTranslationRef } from '../../translation/ref';
import { conditions, outcomes, type SyncFilter } from './order';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2) },
  select: { minWidth: theme.spacing(20) },
}));

const byTitle = (a: [string, string], b: [string, string]) =>
  a[1].localeCompare(b[1]);

/** The filters, which live in the address. */
export function useSyncFilter() {
  const [connector, setConnector] = useUrlState('tool');
  const [outcome, setOutcome] = useUrlState('state');
  const [text, setText] = useUrlState('q');
  const filter: SyncFilter = { connector, outcome, text };
  return { filter, setConnector, setOutcome, setText };
}

export function SyncFilters(props: { syncs: SyncState[] }) {
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const { filter, setConnector, setOutcome, setText } = useSyncFilter();
  const tools = new Map(
    props.syncs.map(sync => [sync.connector, sync.connectorTitle]),
  );
  const select = {
    select: true,
    size: 'small',
    variant: 'outlined',
    className: classes.select,
    SelectProps: { native: true },
    InputLabelProps: { shrink: true },
  } as const;
  return (
    <div className={classes.root}>
      <TextField
        {...select}
        id="syncs-tool"
        label={t('syncs.filterTool')}
        value={filter.connector}
        onChange={event => setConnector(event.target.value)}
      >
        <option value="">{t('syncs.allTools')}</option>
        {[...tools].sort(byTitle).map(([id, title]) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </TextField>
      <TextField
        {...select}
        id="syncs-state"
        label={t('syncs.filterState')}
        value={filter.outcome}
        onChange={event => setOutcome(event.target.value)}
      >
        <option value="">{t('syncs.allStates')}</option>
        {conditions.map(condition => (
          <option key={condition} value={condition}>
            {t(`cockpit.${condition}`)}
          </option>
        ))}
        {outcomes.map(outcome => (
          <option key={outcome} value={outcome}>
            {t(`outcome.${outcome}`)}
          </option>
        ))}
      </TextField>
      <TextField
        id="syncs-search"
        size="small"
        variant="outlined"
        type="search"
        label={t('syncs.search')}
        value={filter.text}
        onChange={event => setText(event.target.value)}
      />
    </div>
  );
}
