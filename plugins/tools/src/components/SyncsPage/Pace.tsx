import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import {
  MANY_FAILURES,
  type SyncState,
} from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';
import { PausedBy } from './Paused';

/** How many runs failed in a row, and when the tool is asked again because of that. */
export function Pace({ sync }: { sync: SyncState }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const { failures, paused } = sync;
  if (paused) {
    return (
      <Typography variant="body2">
        {t('cockpit.pausedMeans', {
          paused: <PausedBy key="paused" paused={paused} />,
        })}
      </Typography>
    );
  }
  if (failures === 0) return null;
  return (
    <Typography variant="body2">
      {t('cockpit.failures', { count: failures })}{' '}
      {t(`cockpit.${paceOf(sync)}`)}
    </Typography>
  );
}

function paceOf({ error, failures }: SyncState) {
  const passing =
    error?.kind === 'unavailable' || error?.kind === 'rateLimited';
  if (!passing) return 'paceUsual';
  return failures > MANY_FAILURES ? 'paceSlower' : 'paceSooner';
}
