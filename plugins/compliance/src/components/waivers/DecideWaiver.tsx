import {
  complianceWaiverDecidePermission,
  type Waiver,
} from '@strata/backstage-plugin-compliance-common';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { complianceApiRef } from '../../api';
import { useDenial } from '../../hooks/useDenial';
import { useUserRef } from '../../hooks/useUserRef';
import { complianceTranslationRef } from '../../translation';
import { ErrorNotice } from '../ErrorNotice';
import { GuardedButton } from '../GuardedButton';
import { Toolbar } from '../Toolbar';

/** Approve or reject, for everybody but the person who asked. */
export function DecideWaiver(props: { waiver: Waiver; onDone: () => void }) {
  const { waiver, onDone } = props;
  const { t } = useTranslationRef(complianceTranslationRef);
  const api = useApi(complianceApiRef);
  const userRef = useUserRef();
  const denied = useDenial(complianceWaiverDecidePermission);
  const own = userRef === waiver.requestedBy ? t('waiver.own') : undefined;
  const [state, decide] = useAsyncFn(
    async (decision: 'approve' | 'reject') => {
      await api.decideWaiver(waiver.id, decision);
      onDone();
    },
    [api, waiver.id, onDone],
  );
  const common = {
    size: 'small' as const,
    variant: 'outlined' as const,
    denial: own ?? denied,
    disabled: state.loading || !userRef,
  };
  return (
    <>
      <Toolbar>
        <GuardedButton {...common} onClick={() => decide('approve')}>
          {t('waiver.approve')}
        </GuardedButton>
        <GuardedButton {...common} onClick={() => decide('reject')}>
          {t('waiver.reject')}
        </GuardedButton>
      </Toolbar>
      {state.error && (
        <ErrorNotice what={t('what.decide')} error={state.error} />
      )}
    </>
  );
}
