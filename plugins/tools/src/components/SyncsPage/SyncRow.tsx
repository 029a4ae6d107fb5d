import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Link from '@material-ui/core/Link';
import { makeStyles } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import clsx from 'clsx';
import { toolsTranslationRef } from '../../translation/ref';
import { useTableStyles } from '../shared/cells';
import { RelativeTime } from '../shared/RelativeTime';
import { Remedy } from './Remedy';
import { SyncOutcomeState } from './SyncOutcomeState';

export const SYNC_COLUMNS = 10;

const useStyles = makeStyles(theme => ({
  // Doubled to win over the theme's stripes, which would part a sync from its remedy.
  row: { cursor: 'pointer', '&&': { background: 'none' } },
  selected: { '&&': { background: theme.palette.action.selected } },
  joined: { borderBottom: 'none' },
  first: { '& > td': { borderTop: `1px solid ${theme.palette.divider}` } },
  numbers: { whiteSpace: 'nowrap' },
}));

export function SyncRow(props: {
  sync: SyncState;
  selected: boolean;
  onOpen(): void;
}) {
  const { sync, selected, onOpen } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const hasRemedy = Boolean(
    sync.error ||
      sync.heldBack ||
      sync.invalid ||
      ['partial', 'retired'].includes(sync.outcome),
  );
  const cell = hasRemedy ? classes.joined : undefined;
  const spare = clsx(cell, useTableStyles().spare);
  const row = {
    hover: true,
    selected,
    onClick: onOpen,
    className: selected ? classes.selected : classes.row,
  };
  const delta = t('syncs.delta', {
    added: String(sync.added),
    changed: String(sync.changed),
    removed: String(sync.removed),
  });
  return (
    <>
      <TableRow {...row} className={clsx(row.className, classes.first)}>
        <TableCell className={spare}>{sync.connectorTitle}</TableCell>
        <TableCell className={cell}>{sync.instanceTitle}</TableCell>
        <TableCell className={cell}>
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
        </TableCell>
        <TableCell className={cell}>
          <RelativeTime iso={sync.lastCompleteAt} />
        </TableCell>
        <TableCell className={cell} align="right">
          {sync.items}
        </TableCell>
        <TableCell className={spare}>
          <span className={classes.numbers} title={delta}>
            +{sync.added} ~{sync.changed} −{sync.removed}
          </span>
        </TableCell>
        <TableCell className={spare} align="right">
          {sync.heldBack}
        </TableCell>
        <TableCell className={spare}>
          <RelativeTime iso={sync.nextRunAt} />
        </TableCell>
        <TableCell className={spare} align="right">
          {sync.calls}
        </TableCell>
      </TableRow>
      {hasRemedy && (
        <TableRow {...row}>
          <TableCell colSpan={SYNC_COLUMNS}>
            <Remedy sync={sync} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
