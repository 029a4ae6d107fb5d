import {
  complianceAttestPermission,
  type CheckInfo,
  type CheckResult,
} from '@strata/backstage-plugin-compliance-common';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import { useDenial } from '../../hooks/useDenial';
import { complianceTranslationRef } from '../../translation';
import { GuardedButton } from '../GuardedButton';
import { AttestDialog } from './AttestDialog';

interface AttestButtonProps {
  check: CheckInfo;
  result: CheckResult;
  onDone: () => void;
}

export function AttestButton({ check, result, onDone }: AttestButtonProps) {
  const { t } = useTranslationRef(complianceTranslationRef);
  const denial = useDenial(complianceAttestPermission);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Typography paragraph variant="body2">
        {t('attest.cadence', { count: check.cadenceDays ?? 0 })}
      </Typography>
      <GuardedButton
        variant="outlined"
        denial={denial}
        onClick={() => setOpen(true)}
      >
        {t('attest.open')}
      </GuardedButton>
      {open && (
        <AttestDialog
          check={check}
          result={result}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            onDone();
          }}
        />
      )}
    </>
  );
}
