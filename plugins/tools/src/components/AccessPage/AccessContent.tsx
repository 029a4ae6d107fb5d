import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import type {
  AccountOverview,
  ToolAccount,
} from '@strata/backstage-plugin-tools-common';
import { useCallback } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { toolsApiRef } from '../../api';
import { usePaged, type Paged } from '../../hooks/usePaged';
import { toolsTranslationRef } from '../../translation/ref';
import { LoadError } from '../shared/LoadError';
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
      <Summary overview={overview} paged={paged} />
      <PagedList<ToolAccount>
        paged={{ ...paged, reload: async () => reload() }}
        failed={t('access.error')}
        empty={<Nothing overview={overview.value} />}
      >
        {items => <AccountTable accounts={items} onDecided={reload} />}
      </PagedList>
    </section>
  );
}

/** How many there are; where nothing could be read at all, the list says so. */
function Summary(props: {
  overview: ReturnType<typeof useAsyncRetry<AccountOverview>>;
  paged: Paged<ToolAccount>;
}) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const { team } = useAccountFilter();
  const { error, retry, value } = props.overview;
  if (!props.paged.items && props.paged.error) return null;
  if (!error) return <Totals overview={value} team={team} />;
  return (
    <Box mb={2}>
      <LoadError
        title={t('access.overviewError')}
        {...{ error }}
        onRetry={retry}
      />
    </Box>
  );
}

/** Nothing to see has four reasons, only one of which is good news. */
function Nothing({ overview }: { overview?: AccountOverview }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const { state, q, instance } = useAccountFilter();
  const narrowed = state || q || instance;
  const text = () => {
    if (overview?.tools.length === 0) return t('access.emptyTools');
    if (overview?.tools.every(tool => !tool.lastCompleteAt)) {
      return t('access.emptyUnread');
    }
    return narrowed ? t('access.noMatch') : t('access.empty');
  };
  return <Typography paragraph>{text()}</Typography>;
}
