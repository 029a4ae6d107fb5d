import type {
  CheckInfo,
  CheckResult,
} from '@strata/backstage-plugin-compliance-common';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import TextField from '@material-ui/core/TextField';
import { useState } from 'react';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { complianceApiRef } from '../../api';
import { MAX_WAIVER_DAYS, validateWaiver } from '../../lib/forms';
import { isoDay } from '../../lib/time';
import { complianceTranslationRef } from '../../translation';
import { FormDialog } from '../FormDialog';

interface RequestWaiverDialogProps {
  check: CheckInfo;
  result: CheckResult;
  onClose: () => void;
  onDone: () => void;
}

// Long enough to plan the fix, short enough to come back.
const DEFAULT_DAYS = 90;

/** Asks for a waiver: a reason, and a day after which the failure counts again. */
export function RequestWaiverDialog(props: RequestWaiverDialogProps) {
  const { check, result, onClose, onDone } = props;
  const { t } = useTranslationRef(complianceTranslationRef);
  const api = useApi(complianceApiRef);
  const [form, setForm] = useState({
    reason: '',
    expiresOn: isoDay(DEFAULT_DAYS),
  });
  const [tried, setTried] = useState(false);
  const problems = validateWaiver(form);
  const [state, submit] = useAsyncFn(async () => {
    setTried(true);
    if (problems.reason || problems.expiresOn) return;
    await api.requestWaiver({
      checkId: check.id,
      entityRef: result.entityRef,
      reason: form.reason.trim(),
      expiresAt: form.expiresOn,
    });
    onDone();
  }, [api, check, result, form, problems, onDone]);
  const problem = (key: keyof typeof form) =>
    tried && problems[key] ? t(`form.${problems[key]}`) : undefined;
  return (
    <FormDialog
      title={check.title}
      intro={t('waiver.intro', { subject: result.entityTitle })}
      action={t('waiver.submit')}
      busy={state.loading}
      error={state.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        required
        fullWidth
        multiline
        minRows={3}
        margin="normal"
        id="waiver-reason"
        label={t('waiver.reason')}
        value={form.reason}
        error={Boolean(problem('reason'))}
        helperText={problem('reason') ?? t('waiver.reasonHelp')}
        onChange={({ target }) => setForm({ ...form, reason: target.value })}
      />
      <TextField
        required
        margin="normal"
        id="waiver-expires"
        type="date"
        label={t('waiver.expiresOn')}
        InputLabelProps={{ shrink: true }}
        inputProps={{ min: isoDay(1), max: isoDay(MAX_WAIVER_DAYS) }}
        value={form.expiresOn}
        error={Boolean(problem('expiresOn'))}
        helperText={problem('expiresOn') ?? t('waiver.expiresHelp')}
        onChange={({ target }) => setForm({ ...form, expiresOn: target.value })}
      />
    </FormDialog>
  );
}
