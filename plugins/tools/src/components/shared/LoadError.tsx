import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { toolsTranslationRef } from '../../translation/ref';

/** What could not be loaded, why, and the way to try again. */
export function LoadError(props: {
  title: string;
  error: Error;
  onRetry(): void;
}) {
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <Alert
      severity="error"
      action={
        <Button color="inherit" size="small" onClick={props.onRetry}>
          {t('common.retry')}
        </Button>
      }
    >
      <AlertTitle>{props.title}</AlertTitle>
      {props.error.message}
    </Alert>
  );
}

/** Told above data that is older than it should be. */
export function StaleNotice({ error }: { error: Error }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <Alert severity="warning">
      {t('common.stale', { message: error.message })}
    </Alert>
  );
}
