import {
  complianceWaiverRequestPermission,
  type CheckInfo,
  type CheckResult,
} from '@strata/backstage-plugin-compliance-common';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import { useDenial } from '../../hooks/useDenial';
import { complianceTranslationRef } from '../../translation';
import { GuardedButton } from '../GuardedButton';
import { DecideWaiver } from './DecideWaiver';
import { RequestWaiverDialog } from './RequestWaiverDialog';
import { WaiverFacts } from './WaiverFacts';

interface WaiverPanelProps {
  check: CheckInfo;
  result: CheckResult;
  onChange: () => void;
}

/** The waiver of a result, if there is one; otherwise the way to ask for it. */
export function WaiverPanel({ check, result, onChange }: WaiverPanelProps) {
  const { t } = useTranslationRef(complianceTranslationRef);
  const denial = useDenial(complianceWaiverRequestPermission);
  const [asking, setAsking] = useState(false);
  const { waiver } = result;
  const open = waiver?.state === 'requested' || waiver?.state === 'approved';
  return (
    <>
      {waiver && <WaiverFacts waiver={waiver} />}
      {waiver?.state === 'requested' && (
        <DecideWaiver waiver={waiver} onDone={onChange} />
      )}
      {!open && result.outcome !== 'fail' && (
        <Typography variant="body2">{t('waiver.onlyFailures')}</Typography>
      )}
      {!open && result.outcome === 'fail' && (
        <>
          <Typography paragraph variant="body2">
            {t('waiver.what')}
          </Typography>
          <GuardedButton
            variant="outlined"
            denial={denial}
            onClick={() => setAsking(true)}
          >
            {t('waiver.request')}
          </GuardedButton>
        </>
      )}
      {asking && (
        <RequestWaiverDialog
          check={check}
          result={result}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            onChange();
          }}
        />
      )}
    </>
  );
}
