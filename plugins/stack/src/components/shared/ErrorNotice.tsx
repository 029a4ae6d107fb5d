import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { stackTranslationRef } from '../../translation';

/** What happened, to which thing, and what to do. */
export function ErrorNotice(props: {
  what:
    | 'map'
    | 'services'
    | 'ownership'
    | 'technologies'
    | 'technology'
    | 'card';
  error: Error;
  onRetry: () => void;
}) {
  const { what, error, onRetry } = props;
  const { t } = useTranslationRef(stackTranslationRef);
  return (
    <Alert
      severity="error"
      action={
        <Button color="inherit" size="small" onClick={onRetry}>
          {t('error.retry')}
        </Button>
      }
    >
      <AlertTitle>
        {t('error.title', { what: t(`error.what.${what}`) })}
      </AlertTitle>
      {error.message} {t('error.remedy')}
    </Alert>
  );
}
