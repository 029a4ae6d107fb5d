import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Link from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import type {
  SyncState,
  SyncTrend,
} from '@strata/backstage-plugin-tools-common';
import clsx from 'clsx';
import { toolsTranslationRef } from '../../translation/ref';
import { useTableStyles } from '../shared/cells';
import { RelativeTime } from '../shared/RelativeTime';
import { useSeconds } from '../shared/useSeconds';
import { NextRun, PausedWord } from './Paused';
import { RemedyText, useRemedies } from './Remedy';
import { RunChanges } from './RunChanges';
import { SyncOutcomeState } from './SyncOutcomeState';
import { Trend } from './Trend';

export const SYNC_COLUMNS = 9;

const useStyles = makeStyles(theme => ({
  // Doubled to win over the theme's stripes, which would part a sync from its remedy.
  row: { cursor: 'pointer', '&&': { background: 'none' } },
  selected: { '&&': { background: theme.palette.action.selected } },
  joined: { borderBottom: 'none' },
  small: { display: 'block', ...theme.typography.caption },
  // Room for all bars, so that nothing moves when they come.
  trend: { minWidth: theme.spacing(14) },
  indented: { '&&': { paddingLeft: theme.spacing(4) } },
}));

interface Props {
  sync: SyncState;
  trend: SyncTrend['runs'];
  selected: boolean;
  /** Whether its error stands above, for several syncs of the instance. */
  told: boolean;
  onOpen(): void;
}

export function SyncRow({ sync, trend, selected, told, onOpen }: Props) {
  const classes = useStyles();
  const remedies = useRemedies()(sync, told);
  const row = {
    hover: true,
    selected,
    onClick: onOpen,
    className: selected ? classes.selected : classes.row,
  };
  return (
    <>
      <TableRow {...row}>
        <SyncCells sync={sync} trend={trend} joined={remedies.length > 0} />
      </TableRow>
      {remedies.length > 0 && (
        <TableRow {...row}>
          <TableCell colSpan={SYNC_COLUMNS} className={classes.indented}>
            <RemedyText sentences={remedies} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

function SyncCells(props: {
  sync: SyncState;
  trend: SyncTrend['runs'];
  joined: boolean;
}) {
  const { sync, trend, joined } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const seconds = useSeconds();
  const cell = joined ? classes.joined : undefined;
  const spare = clsx(cell, useTableStyles().spare);
  return (
    <>
      <TableCell className={clsx(cell, classes.indented)}>
        {/* The row takes the click; the button is there for keyboard and screen reader. */}
        <Link
          component="button"
          align="left"
          aria-label={t('syncs.details', {
            name: `${sync.instanceTitle} ${sync.resourceTitle}`,
          })}
        >
          {sync.resourceTitle}
        </Link>
      </TableCell>
      <TableCell className={cell}>
        <SyncOutcomeState outcome={sync.outcome} />
        {sync.failures > 1 && (
          <span className={classes.small}>
            {t('cockpit.inARow', { count: sync.failures })}
          </span>
        )}
        {sync.paused && <PausedWord />}
      </TableCell>
      <TableCell className={cell}>
        <RelativeTime iso={sync.lastCompleteAt} />
      </TableCell>
      <TableCell className={cell} align="right">
        {sync.items}
      </TableCell>
      <TableCell className={clsx(cell, classes.trend)}>
        <Trend runs={trend} />
      </TableCell>
      <TableCell className={spare}>
        <RunChanges run={sync} />
        <Remainders sync={sync} />
      </TableCell>
      <TableCell className={spare} align="right">
        {sync.durationMs === undefined ? '–' : seconds(sync.durationMs)}
      </TableCell>
      <TableCell className={spare} align="right">
        {sync.calls}
      </TableCell>
      <TableCell className={spare}>
        <NextRun sync={sync} />
      </TableCell>
    </>
  );
}

/** What runs left open: in few words, because most runs leave nothing. */
function Remainders({ sync }: { sync: SyncState }) {
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const open = [
    sync.heldBack > 0 && t('cockpit.held', { count: sync.heldBack }),
    sync.missing > 0 && t('cockpit.missing', { count: sync.missing }),
    sync.removalsRefused > 0 &&
      t('cockpit.kept', { count: sync.removalsRefused }),
    sync.invalid > 0 && t('cockpit.invalid', { count: sync.invalid }),
    sync.refused > 0 && t('cockpit.refused', { count: sync.refused }),
  ].filter(Boolean);
  if (open.length === 0) return null;
  return <span className={classes.small}>{open.join(', ')}</span>;
}
