import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Alert from '@material-ui/lab/Alert';
import type { SourceState } from '@strata/backstage-plugin-stack-common';
import { stackTranslationRef } from '../../translation';

/** Says that the plugin behind a band did not answer; silent when it did. */
export function SourceNotice(props: {
  band: 'process' | 'system';
  state: SourceState;
}) {
  const { band, state } = props;
  const { t } = useTranslationRef(stackTranslationRef);
  if (state === 'ok') return null;
  return (
    <Alert severity={state === 'unavailable' ? 'warning' : 'info'}>
      {t(`source.${state}.${band}`)}
    </Alert>
  );
}
