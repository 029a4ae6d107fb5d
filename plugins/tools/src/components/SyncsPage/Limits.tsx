import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Typography from '@material-ui/core/Typography';
import type { ToolLimits } from '@strata/backstage-plugin-tools-common';
import { toolsTranslationRef } from '../../translation/ref';

/** How many requests the tool gets at most, who said so, and which tools share that. */
export function Limits({ limits }: { limits?: ToolLimits }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  if (!limits) return null;
  const { concurrency, requestsPerMinute, sharedWith } = limits;
  const { callsPerHour, callsPerRun } = limits;
  const tell = (limit: string, configured: boolean) =>
    t(configured ? 'limits.configured' : 'limits.assumed', { limit });
  const all = [
    tell(
      t('limits.atOnce', { count: concurrency.value }),
      concurrency.configured,
    ),
    requestsPerMinute &&
      tell(
        t('limits.perMinute', { value: String(requestsPerMinute.value) }),
        requestsPerMinute.configured,
      ),
    callsPerHour &&
      tell(t('limits.perHour', { value: String(callsPerHour) }), true),
    callsPerRun &&
      tell(t('limits.perRun', { value: String(callsPerRun) }), true),
  ];
  return (
    <Typography variant="body2" color="textSecondary">
      {t('limits.all', { limits: all.filter(Boolean).join(', ') })}{' '}
      {sharedWith.length > 0 &&
        t('limits.shared', { others: sharedWith.join(', ') })}
    </Typography>
  );
}
