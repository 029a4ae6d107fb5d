import type { CheckResult } from '@strata/backstage-plugin-compliance-common';
import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { complianceApiRef } from '../../api';
import { complianceTranslationRef } from '../../translation';
import { Age } from '../Age';
import { ErrorNotice } from '../ErrorNotice';
import { OutcomeChip } from '../OutcomeChip';
import { RowsSkeleton } from '../results/RowsSkeleton';

const useStyles = makeStyles(theme => ({
  root: {
    listStyle: 'none',
    margin: 0,
    padding: theme.spacing(0, 0, 0, 2),
    borderLeft: `2px solid ${theme.palette.divider}`,
  },
  entry: { paddingBottom: theme.spacing(1.5) },
}));

/** How the outcome changed, newest first. Read again after each change of the result. */
export function HistoryTimeline({ result }: { result: CheckResult }) {
  const { t } = useTranslationRef(complianceTranslationRef);
  const classes = useStyles();
  const api = useApi(complianceApiRef);
  const { checkId, entityRef, evaluatedAt } = result;
  const { value, error, retry } = useAsyncRetry(
    () => api.getHistory(checkId, entityRef),
    [api, checkId, entityRef, evaluatedAt],
  );
  if (error) {
    return (
      <ErrorNotice what={t('what.history')} error={error} onRetry={retry} />
    );
  }
  if (!value) return <RowsSkeleton rows={2} />;
  if (value.items.length === 0) {
    return <Typography>{t('empty.history')}</Typography>;
  }
  const newestFirst = [...value.items].sort((left, right) =>
    right.from.localeCompare(left.from),
  );
  return (
    <ol className={classes.root} aria-label={t('history.title')}>
      {newestFirst.map(entry => (
        <li key={entry.from} className={classes.entry}>
          <OutcomeChip outcome={entry.outcome} />
          <Typography variant="body2">{entry.message}</Typography>
          <Typography variant="caption" color="textSecondary">
            {t('history.from', { when: <Age time={entry.from} /> })}
            {entry.to && (
              <> {t('history.to', { when: <Age time={entry.to} /> })}</>
            )}
          </Typography>
        </li>
      ))}
    </ol>
  );
}
