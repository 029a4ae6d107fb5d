import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import type { ReactNode } from 'react';
import { toolsTranslationRef } from '../../translation/ref';
import { RelativeTime, useLocale } from '../shared/RelativeTime';
import { SyncOutcomeState } from './SyncOutcomeState';

/** The last run in numbers. */
export function RunNumbers({ sync }: { sync: SyncState }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const locale = useLocale();
  const seconds = (sync.durationMs ?? 0) / 1000;
  const took = t('details.seconds', {
    seconds: seconds.toLocaleString(locale, { maximumFractionDigits: 1 }),
  });
  const numbers: [string, ReactNode][] = [
    [t('syncs.columnState'), <SyncOutcomeState outcome={sync.outcome} />],
    [t('details.startedAt'), <RelativeTime iso={sync.startedAt} />],
    [t('details.duration'), sync.durationMs === undefined ? '–' : took],
    [t('syncs.columnLastComplete'), <RelativeTime iso={sync.lastCompleteAt} />],
    [t('syncs.columnNext'), <RelativeTime iso={sync.nextRunAt} />],
    [t('details.calls'), sync.calls],
    [t('details.items'), sync.items],
    [t('details.added'), sync.added],
    [t('details.changed'), sync.changed],
    [t('details.removed'), sync.removed],
    [t('details.invalid'), sync.invalid],
  ];
  return (
    <Table size="small" aria-label={t('details.lastRun')}>
      <TableBody>
        {numbers.map(([label, value]) => (
          <TableRow key={label}>
            <TableCell component="th" scope="row">
              {label}
            </TableCell>
            <TableCell>{value}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
