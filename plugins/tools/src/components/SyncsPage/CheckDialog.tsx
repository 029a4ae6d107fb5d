import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { toolsApiRef } from '../../api';
import { toolsTranslationRef } from '../../translation/ref';
import { LoadError } from '../shared/LoadError';
import { CheckResult } from './CheckResult';

/** Tries address, credential and permissions of a tool as soon as it opens. */
export function CheckDialog(props: {
  instance: string;
  title: string;
  onClose(): void;
}) {
  const { instance, title, onClose } = props;
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const { value, error, loading, retry } = useAsyncRetry(
    () => api.checkInstance(instance),
    [api, instance],
  );
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="sm"
      fullWidth
      aria-labelledby="check-title"
    >
      <DialogTitle id="check-title">
        {t('check.title', { name: title })}
      </DialogTitle>
      <DialogContent aria-busy={loading}>
        {loading && (
          <>
            <LinearProgress aria-label={t('check.busy')} />
            <Typography>{t('check.busy')}</Typography>
          </>
        )}
        {!loading && error && (
          <LoadError title={t('check.error')} error={error} onRetry={retry} />
        )}
        {!loading && value && <CheckResult check={value} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={retry} disabled={loading}>
          {t('check.again')}
        </Button>
        <Button onClick={onClose} color="primary">
          {t('common.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
