import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import type { UnregisteredRepository } from '@strata/backstage-plugin-tools-common';
import { useCallback, useState } from 'react';
import { toolsApiRef } from '../../api';
import { usePaged } from '../../hooks/usePaged';
import { useUrlState } from '../../hooks/useUrlState';
import { toolsTranslationRef } from '../../translation/ref';
import { PagedList } from '../shared/PagedList';
import { Filters } from '../shared/Filters';
import { TeamFilter } from './Filters';
import { ProposalDialog } from './ProposalDialog';
import { UnregisteredTable } from './UnregisteredTable';

const PAGE_SIZE = 50;

/** Repositories that the catalog does not know: each can be registered, or gets a file for it. */
export function UnregisteredTab() {
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const [shown, show] = useState<UnregisteredRepository>();
  const [team] = useUrlState('team');
  const load = useCallback(
    (cursor?: string) =>
      api.listUnregistered({
        team: team || undefined,
        limit: PAGE_SIZE,
        cursor,
      }),
    [api, team],
  );
  return (
    <section>
      <Typography variant="body2" color="textSecondary" paragraph>
        {t('unregistered.help')}
      </Typography>
      <Filters>
        <TeamFilter />
      </Filters>
      <PagedList<UnregisteredRepository>
        paged={usePaged(load)}
        failed={t('unregistered.error')}
        empty={<Typography>{t('unregistered.empty')}</Typography>}
      >
        {items => <UnregisteredTable items={items} onPropose={show} />}
      </PagedList>
      {shown?.proposal && (
        <ProposalDialog
          title={shown.item.title}
          text={shown.proposal}
          onClose={() => show(undefined)}
        />
      )}
    </section>
  );
}
