import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { problemOf } from '../lib/problem';
import { complianceTranslationRef } from '../translation';

/** What happened, to which thing, and what to do. */
export function ErrorNotice(props: {
  /** Completes the sentence "Could not …". */
  what: string;
  error: Error;
  onRetry?: () => void;
}) {
  const { what, error, onRetry } = props;
  const { t } = useTranslationRef(complianceTranslationRef);
  const retry = onRetry && (
    <Button color="inherit" size="small" onClick={onRetry}>
      {t('error.retry')}
    </Button>
  );
  return (
    <Alert severity="error" action={retry}>
      <AlertTitle>{t('error.title', { what })}</AlertTitle>
      {error.message} {t(`error.remedy.${problemOf(error)}`)}
    </Alert>
  );
}
