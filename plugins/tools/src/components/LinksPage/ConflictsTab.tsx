import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import type {
  DanglingAnnotation,
  LinkConflict,
} from '@strata/backstage-plugin-tools-common';
import { useCallback } from 'react';
import { toolsApiRef } from '../../api';
import { usePaged } from '../../hooks/usePaged';
import { useUrlState } from '../../hooks/useUrlState';
import { toolsTranslationRef } from '../../translation/ref';
import { Section } from '../EntityTools/Section';
import { PagedList } from '../shared/PagedList';
import { ConflictTable } from './ConflictTable';
import { DanglingTable } from './DanglingTable';
import { Filters } from '../shared/Filters';
import { TeamFilter } from './Filters';

const PAGE_SIZE = 50;

/** What contradicts itself: items that two services claim, and annotations that mean nothing. */
export function ConflictsTab() {
  return (
    <>
      <Filters>
        <TeamFilter />
      </Filters>
      <Box display="flex" flexDirection="column" gridGap={32}>
        <Conflicts />
        <Dangling />
      </Box>
    </>
  );
}

function Conflicts() {
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const [team] = useUrlState('team');
  const load = useCallback(
    (cursor?: string) =>
      api.listConflicts({ team: team || undefined, limit: PAGE_SIZE, cursor }),
    [api, team],
  );
  const paged = usePaged(load);
  return (
    <Section title={t('conflicts.title')} help={t('conflicts.help')}>
      <PagedList<LinkConflict>
        paged={paged}
        failed={t('conflicts.error')}
        empty={<Typography>{t('conflicts.empty')}</Typography>}
      >
        {items => <ConflictTable conflicts={items} onSettled={paged.reload} />}
      </PagedList>
    </Section>
  );
}

function Dangling() {
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const [team] = useUrlState('team');
  const load = useCallback(
    (cursor?: string) =>
      api.listDanglingAnnotations({
        team: team || undefined,
        limit: PAGE_SIZE,
        cursor,
      }),
    [api, team],
  );
  return (
    <Section title={t('dangling.title')} help={t('dangling.help')}>
      <PagedList<DanglingAnnotation>
        paged={usePaged(load)}
        failed={t('dangling.error')}
        empty={<Typography>{t('dangling.empty')}</Typography>}
      >
        {items => <DanglingTable items={items} />}
      </PagedList>
    </Section>
  );
}
