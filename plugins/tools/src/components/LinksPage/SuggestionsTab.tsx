import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import type {
  LinkSource,
  Suggestion,
} from '@strata/backstage-plugin-tools-common';
import { useCallback } from 'react';
import { toolsApiRef } from '../../api';
import { usePaged } from '../../hooks/usePaged';
import { useUrlState } from '../../hooks/useUrlState';
import { toolsTranslationRef } from '../../translation/ref';
import { PagedList } from '../shared/PagedList';
import { DecideSelected } from './DecideSelected';
import { Filters } from '../shared/Filters';
import {
  ConfidenceFilter,
  RuleFilter,
  TeamFilter,
  ToolFilter,
} from './Filters';
import { SuggestionTable } from './SuggestionTable';
import { nameOf } from './useLinkFilters';
import { useSelection } from './useSelection';

const PAGE_SIZE = 100;

/** All links that rules are not sure of: a person decides about one or about many at once. */
export function SuggestionsTab() {
  const { t } = useTranslationRef(toolsTranslationRef);
  const paged = useSuggestions();
  const ids = paged.items?.map(({ link }) => link.id) ?? [];
  const selection = useSelection(ids);
  return (
    <section>
      <Typography variant="body2" color="textSecondary" paragraph>
        {t('suggestions.help')}
      </Typography>
      <Filters>
        <TeamFilter />
        <ToolFilter />
        <RuleFilter />
        <ConfidenceFilter />
        <ServiceFilter />
      </Filters>
      <PagedList<Suggestion>
        paged={paged}
        failed={t('suggestions.error')}
        empty={<Typography paragraph>{t('suggestions.empty')}</Typography>}
      >
        {items => (
          <>
            <DecideSelected selection={selection} onDecided={paged.reload} />
            <SuggestionTable items={items} selection={selection} />
          </>
        )}
      </PagedList>
    </section>
  );
}

function useSuggestions() {
  const api = useApi(toolsApiRef);
  const [team] = useUrlState('team');
  const [instance] = useUrlState('tool');
  const [source] = useUrlState('rule');
  const [percent] = useUrlState('confidence');
  const [entityRef] = useUrlState('service');
  const load = useCallback(
    (cursor?: string) =>
      api.listSuggestions({
        team: team || undefined,
        instance: instance || undefined,
        source: (source as LinkSource) || undefined,
        minPercent: percent ? Number(percent) : undefined,
        entityRef: entityRef || undefined,
        limit: PAGE_SIZE,
        cursor,
      }),
    [api, team, instance, source, percent, entityRef],
  );
  return usePaged(load);
}

/** Set by links from elsewhere; can only be taken away here. */
function ServiceFilter() {
  const { t } = useTranslationRef(toolsTranslationRef);
  const [service, setService] = useUrlState('service');
  if (!service) return null;
  return (
    <Chip
      label={t('links.onlyService', { name: nameOf(service) })}
      onDelete={() => setService('')}
    />
  );
}
