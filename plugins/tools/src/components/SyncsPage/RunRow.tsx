import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import type { SyncRun } from '@strata/backstage-plugin-tools-common';
import clsx from 'clsx';
import { toolsTranslationRef } from '../../translation/ref';
import { RelativeTime } from '../shared/RelativeTime';
import { useSeconds } from '../shared/useSeconds';
import { RemedyText } from './Remedy';
import { RunChanges } from './RunChanges';
import { SyncOutcomeState } from './SyncOutcomeState';

const COLUMNS = 7;

const useStyles = makeStyles({
  // Doubled to win over the theme's stripes, which would part a run from its error.
  row: { '&&': { background: 'none' } },
  joined: { '& > td': { borderBottom: 'none' } },
});

/** One run of the history, with what was special below. */
export function RunRow(props: {
  run: SyncRun;
  /** The run that is listed above: an error that both had is told there. */
  above?: SyncRun;
}) {
  const { run, above } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const seconds = useSeconds();
  const notes = useNotes(run, above);
  return (
    <>
      <TableRow className={clsx(classes.row, notes.length && classes.joined)}>
        <TableCell>
          <RelativeTime iso={run.startedAt} />
        </TableCell>
        <TableCell>{t(`runs.${run.mode}`)}</TableCell>
        <TableCell>
          <SyncOutcomeState outcome={run.outcome} />
        </TableCell>
        <TableCell align="right">{seconds(run.durationMs)}</TableCell>
        <TableCell align="right">{run.calls}</TableCell>
        {/* Not everybody is told how many there were. */}
        <TableCell align="right">{run.rows || '–'}</TableCell>
        <TableCell>
          <RunChanges run={run} />
        </TableCell>
      </TableRow>
      {notes.length > 0 && (
        <TableRow className={classes.row}>
          <TableCell colSpan={COLUMNS}>
            <RemedyText sentences={notes} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

function useNotes(run: SyncRun, above?: SyncRun): string[] {
  const { t } = useTranslationRef(toolsTranslationRef);
  const notes: string[] = [];
  if (run.resumedAtPage !== undefined) {
    notes.push(t('runs.resumed', { page: String(run.resumedAtPage + 1) }));
  }
  if (run.factsChanged > 0) {
    notes.push(t('runs.facts', { count: run.factsChanged }));
  }
  if (run.missing > 0) {
    notes.push(t('runs.missing', { count: run.missing }));
  }
  if (run.heldBack > 0) notes.push(t('runs.held', { count: run.heldBack }));
  if (run.invalid > 0) notes.push(t('runs.invalid', { count: run.invalid }));
  if (run.error && run.error.message !== above?.error?.message) {
    notes.push(`${t(`errorKind.${run.error.kind}`)}: ${run.error.message}`);
  }
  return notes;
}
