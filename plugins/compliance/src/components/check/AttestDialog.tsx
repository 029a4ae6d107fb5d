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
import { validateAttestation } from '../../lib/forms';
import { complianceTranslationRef } from '../../translation';
import { FormDialog } from '../FormDialog';

interface AttestDialogProps {
  check: CheckInfo;
  result: CheckResult;
  onClose: () => void;
  onDone: () => void;
}

/** A person states that the team did what the check asks, with a note for the auditor. */
export function AttestDialog(props: AttestDialogProps) {
  const { check, result, onClose, onDone } = props;
  const { t } = useTranslationRef(complianceTranslationRef);
  const api = useApi(complianceApiRef);
  const [form, setForm] = useState({ note: '', url: '' });
  const [tried, setTried] = useState(false);
  const problems = validateAttestation(form);
  const [state, submit] = useAsyncFn(async () => {
    setTried(true);
    if (problems.note || problems.url) return;
    await api.attest({
      checkId: check.id,
      entityRef: result.entityRef,
      note: form.note.trim(),
      url: form.url.trim() || undefined,
    });
    onDone();
  }, [api, check, result, form, problems, onDone]);
  const problem = (key: keyof typeof form) =>
    tried && problems[key] ? t(`form.${problems[key]}`) : undefined;
  return (
    <FormDialog
      title={check.title}
      intro={t('attest.intro', {
        team: result.entityTitle,
        count: check.cadenceDays ?? 0,
      })}
      action={t('attest.submit')}
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
        id="attest-note"
        label={t('attest.note')}
        value={form.note}
        error={Boolean(problem('note'))}
        helperText={problem('note') ?? t('attest.noteHelp')}
        onChange={({ target }) => setForm({ ...form, note: target.value })}
      />
      <TextField
        fullWidth
        margin="normal"
        id="attest-url"
        label={t('attest.url')}
        value={form.url}
        error={Boolean(problem('url'))}
        helperText={problem('url') ?? t('attest.urlHelp')}
        onChange={({ target }) => setForm({ ...form, url: target.value })}
      />
    </FormDialog>
  );
}
