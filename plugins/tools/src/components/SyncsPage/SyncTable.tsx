import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';
import { useTableStyles } from '../shared/cells';
import { syncKey } from './order';
import { SyncRow } from './SyncRow';

export function SyncTable(props: {
  syncs: SyncState[];
  selectedKey: string;
  onOpen(key: string): void;
}) {
  const classes = useTableStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <TableContainer component={Paper}>
      <Table
        size="small"
        aria-label={t('syncs.title')}
        className={classes.table}
      >
        <TableHead>
          <TableRow>
            <TableCell className={classes.spare}>
              {t('syncs.columnTool')}
            </TableCell>
            <TableCell>{t('syncs.columnInstance')}</TableCell>
            <TableCell>{t('syncs.columnResource')}</TableCell>
            <TableCell>{t('syncs.columnState')}</TableCell>
            <TableCell>{t('syncs.columnLastComplete')}</TableCell>
            <TableCell align="right">{t('syncs.columnItems')}</TableCell>
            <TableCell className={classes.spare}>
              {t('syncs.columnDelta')}
            </TableCell>
            <TableCell className={classes.spare} align="right">
              {t('syncs.columnHeld')}
            </TableCell>
            <TableCell className={classes.spare}>
              {t('syncs.columnNext')}
            </TableCell>
            <TableCell className={classes.spare} align="right">
              {t('syncs.columnCalls')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.syncs.map(sync => (
            <SyncRow
              key={syncKey(sync)}
              sync={sync}
              selected={syncKey(sync) === props.selectedKey}
              onOpen={() => props.onOpen(syncKey(sync))}
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
