import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import DownloadIcon from '@material-ui/icons/GetApp';
import type {
  AccountOverview,
  AccountState,
} from '@strata/backstage-plugin-tools-common';
import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { toolsApiRef } from '../../api';
import { useAction } from '../../hooks/useAction';
import { useUrlState } from '../../hooks/useUrlState';
import { toolsTranslationRef } from '../../translation/ref';
import { Filters } from '../shared/Filters';
import { nameOf } from '../LinksPage/useLinkFilters';
import { FilterSelect } from '../shared/FilterSelect';
import { downloadCsv } from './download';
import { useAccountFilter } from './useAccountFilter';

const DEBOUNCE_MS = 250;
const STATES: AccountState[] = [
  ...(['left', 'conflict', 'suggested', 'unmapped'] as const),
  ...(['mapped', 'service', 'bot'] as const),
];

/** Team, tool, state and name; all of them live in the address. */
export function AccessFilters({ overview }: { overview?: AccountOverview }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const [team, setTeam] = useUrlState('team');
  const [tool, setTool] = useUrlState('tool');
  const [state, setState] = useUrlState('state');
  const owners = overview?.teams.flatMap(({ owner }) => owner ?? []) ?? [];
  // A team that the address names is shown even where nothing is known of it.
  const teams = [...new Set([...owners, ...(team ? [team] : [])])];
  const labelOf = (ref: string) => {
    const name = nameOf(ref, 'group');
    const counts = overview?.teams.find(({ owner }) => owner === ref);
    if (!counts || !(counts.left || counts.unsettled)) return name;
    const { left, unsettled } = counts;
    return t('access.teamWaiting', {
      name,
      left: `${left}`,
      unsettled: `${unsettled}`,
    });
  };
  return (
    <Filters>
      <FilterSelect
        id="access-team"
        label={t('links.team')}
        all={t('access.everywhere')}
        value={team}
        options={teams.map(ref => ({
          value: ref,
          label: labelOf(ref),
        }))}
        onChange={setTeam}
      />
      <FilterSelect
        id="access-tool"
        label={t('syncs.filterTool')}
        all={t('syncs.allTools')}
        value={tool}
        options={(overview?.tools ?? []).map(({ instance, title }) => ({
          value: instance,
          label: title,
        }))}
        onChange={setTool}
      />
      <FilterSelect
        id="access-state"
        label={t('syncs.filterState')}
        all={t('access.anyState')}
        value={state}
        options={[
          { value: 'all', label: t('access.everyState') },
          ...STATES.map(value => ({ value, label: t(`access.${value}`, {}) })),
        ]}
        onChange={setState}
      />
      <NameFilter />
      <ExportButton />
    </Filters>
  );
}

function NameFilter() {
  const { t } = useTranslationRef(toolsTranslationRef);
  const [q, setQ] = useUrlState('q');
  const [text, setText] = useState(q);
  useDebounce(() => setQ(text.trim()), DEBOUNCE_MS, [text]);
  return (
    <TextField
      id="access-search"
      size="small"
      variant="outlined"
      type="search"
      label={t('syncs.search')}
      value={text}
      onChange={event => setText(event.target.value)}
    />
  );
}

/** Saves what the filters show, all pages of it. */
function ExportButton() {
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const { busy, act } = useAction();
  const filter = useAccountFilter();
  const save = () =>
    act({
      what: t('access.export'),
      run: async () =>
        downloadCsv('access.csv', await api.exportAccounts(filter)),
      done: t('access.export'),
    });
  return (
    <Button
      variant="outlined"
      startIcon={<DownloadIcon />}
      disabled={busy}
      onClick={save}
    >
      {t('access.export')}
    </Button>
  );
}
