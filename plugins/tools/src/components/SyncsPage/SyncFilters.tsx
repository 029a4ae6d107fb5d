import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import TextField from '@material-ui/core/TextField';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import { useUrlState } from '../../hooks/useUrlState';
import { toolsTranslationRef } from '../../translation/ref';
import { Filters } from '../shared/Filters';
import { FilterSelect } from '../shared/FilterSelect';
import { conditions, outcomes, type SyncFilter } from './order';

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
  const { t } = useTranslationRef(toolsTranslationRef);
  const { filter, setConnector, setOutcome, setText } = useSyncFilter();
  const tools = new Map(
    props.syncs.map(sync => [sync.connector, sync.connectorTitle]),
  );
  return (
    <Filters>
      <FilterSelect
        id="syncs-tool"
        label={t('syncs.filterTool')}
        all={t('syncs.allTools')}
        value={filter.connector}
        options={[...tools]
          .sort(byTitle)
          .map(([value, label]) => ({ value, label }))}
        onChange={setConnector}
      />
      <FilterSelect
        id="syncs-state"
        label={t('syncs.filterState')}
        all={t('syncs.allStates')}
        value={filter.outcome}
        options={[
          ...conditions.map(value => ({ value, label: t(`cockpit.${value}`) })),
          ...outcomes.map(value => ({ value, label: t(`outcome.${value}`) })),
        ]}
        onChange={setOutcome}
      />
      <TextField
        id="syncs-search"
        size="small"
        variant="outlined"
        type="search"
        label={t('syncs.search')}
        value={filter.text}
        onChange={event => setText(event.target.value)}
      />
    </Filters>
  );
}
