import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import DownloadIcon from '@material-ui/icons/GetApp';
import useAsyncFn from 'react-use/esm/useAsyncFn';
import { complianceApiRef } from '../api';
import type { ResultFilter } from '../hooks/useResultFilter';
import { downloadCsv } from '../lib/download';
import { isoDay } from '../lib/time';
import { complianceTranslationRef } from '../translation';

/** Saves what the filter shows, all pages of it. */
export function ExportButton({ filter }: { filter: ResultFilter }) {
  const { t } = useTranslationRef(complianceTranslationRef);
  const api = useApi(complianceApiRef);
  const alertApi = useApi(alertApiRef);
  const { team, process, outcome, asOf } = filter;
  const [state, save] = useAsyncFn(async () => {
    try {
      const csv = await api.exportCsv({ team, process, outcome, asOf });
      downloadCsv(`compliance-${asOf ?? isoDay(0)}.csv`, csv);
    } catch (error) {
      alertApi.post({
        severity: 'error',
        message: `${t('error.title', { what: t('what.export') })} ${
          error.message
        }`,
      });
    }
  }, [api, alertApi, team, process, outcome, asOf, t]);
  return (
    <Button
      variant="outlined"
      startIcon={<DownloadIcon />}
      disabled={state.loading}
      onClick={save}
    >
      {t('export.csv')}
    </Button>
  );
}
