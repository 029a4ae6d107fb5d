import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { SyncRun } from '@strata/backstage-plugin-tools-common';
import { useState } from 'react';
import type { Polled } from '../../hooks/usePolled';
import { toolsTranslationRef } from '../../translation/ref';
import { useTableStyles } from '../shared/cells';
import { LoadError, StaleNotice } from '../shared/LoadError';
import { SkeletonRows } from '../shared/SkeletonRows';
import { RunRow } from './RunRow';
import { Trend } from './Trend';

/** Runs that are shown without a click. */
const SHOWN = 10;
const SKELETON_ROWS = 5;

/** The last runs, newest first, with how they went as a chart. */
export function RunHistory({ history }: { history: Polled<SyncRun[]> }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <section>
      <Typography variant="h6" component="h3">
        {t('runs.title')}
      </Typography>
      <Runs history={history} />
    </section>
  );
}

function Runs({ history }: { history: Polled<SyncRun[]> }) {
  const { value, error, reload } = history;
  const { t } = useTranslationRef(toolsTranslationRef);
  const [all, setAll] = useState(false);
  if (!value) {
    return error ? (
      <LoadError title={t('runs.error')} error={error} onRetry={reload} />
    ) : (
      <SkeletonRows rows={SKELETON_ROWS} />
    );
  }
  if (value.length === 0) return <Typography>{t('runs.empty')}</Typography>;
  const wrote = value.filter(({ mode }) => mode !== 'dry').reverse();
  return (
    <>
      {error && <StaleNotice error={error} />}
      <Typography variant="body2" color="textSecondary">
        {t('trend.help')}
      </Typography>
      <Box my={1}>
        <Trend runs={wrote} />
      </Box>
      <RunTable runs={all ? value : value.slice(0, SHOWN)} />
      {!all && value.length > SHOWN && (
        <Button size="small" onClick={() => setAll(true)}>
          {t('runs.showAll', { total: String(value.length) })}
        </Button>
      )}
    </>
  );
}

function RunTable({ runs }: { runs: SyncRun[] }) {
  const classes = useTableStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <Table size="small" aria-label={t('runs.title')} className={classes.table}>
      <TableHead>
        <TableRow>
          <TableCell>{t('details.startedAt')}</TableCell>
          <TableCell>{t('runs.mode')}</TableCell>
          <TableCell>{t('syncs.columnState')}</TableCell>
          <TableCell align="right">{t('details.duration')}</TableCell>
          <TableCell align="right">{t('syncs.columnCalls')}</TableCell>
          <TableCell align="right">{t('runs.rows')}</TableCell>
          <TableCell>{t('runs.itemChanges')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {runs.map((run, at) => (
          <RunRow key={run.id} run={run} above={runs[at - 1]} />
        ))}
      </TableBody>
    </Table>
  );
}
