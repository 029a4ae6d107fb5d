import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import type { ReactNode } from 'react';
import { toolsTranslationRef } from '../../translation/ref';
import { RelativeTime } from '../shared/RelativeTime';
import { useSeconds } from '../shared/useSeconds';
import { NextRun } from './Paused';
import { SyncOutcomeState } from './SyncOutcomeState';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fill, minmax(${theme.spacing(
      18,
    )}px, 1fr))`,
    gap: theme.spacing(1.5),
    margin: 0,
    ...theme.typography.body2,
  },
  label: { color: theme.palette.text.secondary, ...theme.typography.caption },
  value: { margin: 0 },
}));

/** The last run in numbers. */
export function RunNumbers({ sync }: { sync: SyncState }) {
  const classes = useStyles();
  const { t } = useTranslationRef(toolsTranslationRef);
  const seconds = useSeconds();
  const { durationMs } = sync;
  const numbers: [string, ReactNode][] = [
    [t('syncs.columnState'), <SyncOutcomeState outcome={sync.outcome} />],
    [t('details.startedAt'), <RelativeTime iso={sync.startedAt} />],
    [
      t('details.duration'),
      durationMs === undefined ? '–' : seconds(durationMs),
    ],
    [t('syncs.columnLastComplete'), <RelativeTime iso={sync.lastCompleteAt} />],
    [t('syncs.columnNext'), <NextRun sync={sync} />],
    [t('details.calls'), sync.calls],
    [t('details.items'), sync.items],
    [t('details.added'), sync.added],
    [t('details.changed'), sync.changed],
    [t('details.removed'), sync.removed],
    [t('cockpit.missingTitle'), sync.missing],
    [t('syncs.columnHeld'), sync.heldBack],
    [t('details.invalid'), sync.invalid],
    [t('details.refusedItems'), sync.refused],
  ];
  return (
    <>
      <dl className={classes.list} aria-label={t('details.lastRun')}>
        {numbers.map(([label, value]) => (
          <div key={label}>
            <dt className={classes.label}>{label}</dt>
            <dd className={classes.value}>{value}</dd>
          </div>
        ))}
      </dl>
      {sync.missing > 0 && (
        <Typography variant="body2">{t('cockpit.missingMeans')}</Typography>
      )}
    </>
  );
}
