import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import { useTrends } from '../../hooks/useTrends';
import { toolsTranslationRef } from '../../translation/ref';
import { useTableStyles } from '../shared/cells';
import { InstanceHeader } from './InstanceHeader';
import { groupByInstance, sharedErrors, syncKey } from './order';
import { SyncRow } from './SyncRow';
import { useFolds } from './useFolds';

interface Props {
  syncs: SyncState[];
  /** Whether some are left out. */
  filtered: boolean;
  selectedKey: string;
  onOpen(key: string): void;
}

/** The syncs by instance, with a line for each instance that folds them. */
export function SyncTable({ syncs, filtered, selectedKey, onOpen }: Props) {
  const classes = useTableStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const trends = useTrends();
  const { isOpen, toggle } = useFolds({ total: syncs.length, filtered });
  return (
    <TableContainer component={Paper}>
      <Table
        size="small"
        aria-label={t('syncs.title')}
        className={classes.table}
      >
        <SyncTableHead />
        {groupByInstance(syncs).map(group => {
          const errors = sharedErrors(group);
          return (
            <TableBody key={group.instance}>
              <InstanceHeader
                group={group}
                open={isOpen(group)}
                errors={errors}
                onToggle={() => toggle(group)}
              />
              {isOpen(group) &&
                group.syncs.map(sync => (
                  <SyncRow
                    key={syncKey(sync)}
                    sync={sync}
                    trend={trends.get(syncKey(sync)) ?? []}
                    told={errors.some(({ syncs: all }) => all.includes(sync))}
                    selected={syncKey(sync) === selectedKey}
                    onOpen={() => onOpen(syncKey(sync))}
                  />
                ))}
            </TableBody>
          );
        })}
      </Table>
    </TableContainer>
  );
}

function SyncTableHead() {
  const { spare } = useTableStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <TableHead>
      <TableRow>
        <TableCell>{t('syncs.columnResource')}</TableCell>
        <TableCell>{t('syncs.columnState')}</TableCell>
        <TableCell>{t('syncs.columnLastComplete')}</TableCell>
        <TableCell align="right">{t('syncs.columnItems')}</TableCell>
        <TableCell>{t('trend.title')}</TableCell>
        <TableCell className={spare}>{t('syncs.columnDelta')}</TableCell>
        <TableCell className={spare} align="right">
          {t('details.duration')}
        </TableCell>
        <TableCell className={spare} align="right">
          {t('syncs.columnCalls')}
        </TableCell>
        <TableCell className={spare}>{t('syncs.columnNext')}</TableCell>
      </TableRow>
    </TableHead>
  );
}
