import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { complianceApiRef } from '../../api';
import type { CheckCatalogue } from '../../hooks/useCheckCatalogue';
import { topFixes } from '../../lib/gain';
import { complianceTranslationRef } from '../../translation';
import { AsyncSection } from '../AsyncSection';
import { FixList } from '../FixList';

// The largest page of the server: more failures than that are no list of quick ways up.
const FAILURES_READ = 500;
const FIXES_SHOWN = 5;

export function TopFixes(props: { team: string; catalogue: CheckCatalogue }) {
  const { team, catalogue } = props;
  const { t } = useTranslationRef(complianceTranslationRef);
  const api = useApi(complianceApiRef);
  const state = useAsyncRetry(
    () => api.listResults({ team, outcome: 'fail', limit: FAILURES_READ }),
    [api, team],
  );
  return (
    <AsyncSection
      title={t('team.fixes')}
      what={t('what.results')}
      state={state}
      rows={5}
    >
      {({ items }) => (
        <FixList
          fixes={topFixes(items, catalogue.checks).slice(0, FIXES_SHOWN)}
        />
      )}
    </AsyncSection>
  );
}
