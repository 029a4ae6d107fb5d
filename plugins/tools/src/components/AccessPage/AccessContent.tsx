import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import type {
  AccountOverview,
  ToolAccount,
} from '@strata/backstage-plugin-tools-common';
import { useCallback } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { toolsApiRef } from '../../api';
import { usePaged } from '../../hooks/usePaged';
import { toolsTranslationRef } from '../../translation/ref';
import { PagedList } from '../shared/PagedList';
import { AccessFilters } from './AccessFilters';
import { AccountTable } from './AccountTable';
import { Notices } from './Notices';
import { Totals } from './Totals';
import { useAccountFilter } from './useAccountFilter';

const PAGE_SIZE = 50;

/** Who can get into a team's things, and who of them should not. */
export function AccessContent() {
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const filter = useAccountFilter();
  const overview = useAsyncRetry(() => api.getAccountOverview(), [api]);
  const load = useCallback(
    (cursor?: string) =>
      api.listAccounts({ ...filter, limit: PAGE_SIZE, cursor }),
    [api, filter],
  );
  const paged = usePaged(load);
  const reload = () => {
    overview.retry();
    paged.reload();
  };
  return (
    <section>
      <Typography variant="body2" color="textSecondary" paragraph>
        {t('access.help')}
      </Typography>
      <Notices overview={overview.value} onChange={reload} />
      <AccessFilters overview={overview.value} />
      {(paged.items || !paged.error) && (
        <Totals overview={overview.value} team={filter.team} />
      )}
      <PagedList<ToolAccount>
        paged={paged}
        failed={t('access.error')}
        empty={<Nothing overview={overview.value} />}
      >
        {items => <AccountTable accounts={items} onDecided={reload} />}
      </PagedList>
    </section>
  );
}

/** Nothing to see has three reasons, only one of which is good news. */
function Nothing({ overview }: { overview?: AccountOverview }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const { state, q, instance } = useAccountFilter();
  const narrowed = state || q || instance;
  const text = () => {
    if (overview?.tools.length === 0) return t('access.emptyTools');
    return narrowed ? t('access.noMatch') : t('access.empty');
  };
  return <Typography paragraph>{text()}</Typography>;
}
