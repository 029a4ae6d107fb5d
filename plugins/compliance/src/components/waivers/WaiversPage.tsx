import type { Waiver } from '@strata/backstage-plugin-compliance-common';
import { EmptyState } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { complianceApiRef } from '../../api';
import { useCheckCatalogue } from '../../hooks/useCheckCatalogue';
import { useUrlState } from '../../hooks/useUrlState';
import { complianceTranslationRef } from '../../translation';
import { ErrorNotice } from '../ErrorNotice';
import { FilterSelect } from '../filters/FilterSelect';
import { RowsSkeleton } from '../results/RowsSkeleton';
import { Toolbar } from '../Toolbar';
import { WaiversTable } from './WaiversTable';

// What waits for somebody first, then what holds, then what is over.
const STATES: Waiver['state'][] = [
  'requested',
  'approved',
  'expired',
  'rejected',
];

export function WaiversPage() {
  const { t } = useTranslationRef(complianceTranslationRef);
  const api = useApi(complianceApiRef);
  const [{ state }, setUrl] = useUrlState('state');
  const { byId } = useCheckCatalogue();
  const { value, error, retry } = useAsyncRetry(() => api.listWaivers(), [api]);
  if (error) {
    return (
      <ErrorNotice what={t('what.waivers')} error={error} onRetry={retry} />
    );
  }
  if (!value) return <RowsSkeleton rows={8} />;
  if (value.items.length === 0) {
    return (
      <EmptyState
        missing="content"
        title={t('empty.waivers.title')}
        description={t('empty.waivers.description')}
      />
    );
  }
  const shown = value.items
    .filter(waiver => !state || waiver.state === state)
    .sort(
      (left, right) =>
        STATES.indexOf(left.state) - STATES.indexOf(right.state) ||
        left.expiresAt.localeCompare(right.expiresAt),
    );
  return (
    <>
      <Toolbar>
        <FilterSelect
          id="waiver-state"
          label={t('column.state')}
          all={t('filter.all')}
          value={state}
          options={STATES.map(id => ({
            value: id,
            label: t(`waiverState.${id}`),
          }))}
          onChange={next => setUrl({ state: next })}
        />
      </Toolbar>
      {shown.length === 0 ? (
        <Typography>{t('empty.filtered')}</Typography>
      ) : (
        <WaiversTable waivers={shown} checks={byId} onChange={retry} />
      )}
    </>
  );
}
