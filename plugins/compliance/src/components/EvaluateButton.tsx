import { complianceEvaluatePermission } from '@strata/backstage-plugin-compliance-common';
import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import RefreshIcon from '@material-ui/icons/Refresh';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { complianceApiRef } from '../api';
import { useDenial } from '../hooks/useDenial';
import { complianceTranslationRef } from '../translation';
import { GuardedButton } from './GuardedButton';

/** Evaluates one subject, or everything, now. */
export function EvaluateButton(props: {
  entityRef?: string;
  onDone: () => void;
}) {
  const { entityRef, onDone } = props;
  const { t } = useTranslationRef(complianceTranslationRef);
  const api = useApi(complianceApiRef);
  const alertApi = useApi(alertApiRef);
  const denial = useDenial(complianceEvaluatePermission);
  const [state, evaluate] = useAsyncFn(async () => {
    try {
      await api.evaluate(entityRef);
      onDone();
    } catch (error) {
      alertApi.post({
        severity: 'error',
        message: `${t('error.title', { what: t('what.evaluate') })} ${
          error.message
        }`,
      });
    }
  }, [api, alertApi, entityRef, onDone, t]);
  return (
    <GuardedButton
      variant="outlined"
      startIcon={<RefreshIcon />}
      denial={denial}
      disabled={state.loading}
      onClick={evaluate}
    >
      {state.loading ? t('evaluate.running') : t('evaluate.now')}
    </GuardedButton>
  );
}
