import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import PauseIcon from '@material-ui/icons/Pause';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';
import { IconWord } from '../shared/IconWord';
import { RelativeTime } from '../shared/RelativeTime';

/** That nothing runs by schedule, in one word. */
export function PausedWord() {
  const { t } = useTranslationRef(toolsTranslationRef);
  return <IconWord icon={PauseIcon} tone="quiet" word={t('cockpit.paused')} />;
}

/** Who paused it, and when. */
export function PausedBy(props: { paused: NonNullable<SyncState['paused']> }) {
  const { by, at } = props.paused;
  const { t } = useTranslationRef(toolsTranslationRef);
  return (
    <span>
      {t('cockpit.pausedBy', {
        who: <EntityDisplayName key="who" entityRef={by} hideIcon />,
        time: <RelativeTime key="time" iso={at} />,
      })}
    </span>
  );
}

/** When the next run is due, or who paused it, since when. */
export function NextRun({ sync }: { sync: SyncState }) {
  const { paused, nextRunAt } = sync;
  const { t } = useTranslationRef(toolsTranslationRef);
  if (paused) return <PausedBy paused={paused} />;
  if (!nextRunAt) return <>–</>;
  // A run that goes on, or waits for others, is no run of the past.
  if (Date.parse(nextRunAt) <= Date.now()) return <>{t('cockpit.due')}</>;
  return <RelativeTime iso={nextRunAt} />;
}
