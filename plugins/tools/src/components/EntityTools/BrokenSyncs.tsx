import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Alert from '@material-ui/lab/Alert';
import type {
  ServiceTools,
  SyncState,
} from '@strata/backstage-plugin-tools-common';
import { useBrokenSyncs } from '../../hooks/useBrokenSyncs';
import { toolsTranslationRef } from '../../translation/ref';
import { syncKey } from '../SyncsPage/order';

/** Says which tools of the service were not read at last, so that old data does not pass for new. */
export function BrokenSyncs({ tools }: { tools: ServiceTools }) {
  const { t } = useTranslationRef(toolsTranslationRef);
  const broken = toolsOf(useBrokenSyncs(), tools);
  if (broken.length === 0) return null;
  return (
    <Alert severity="warning">
      {t('tab.broken', { tools: broken.join(', ') })}
    </Alert>
  );
}

/** Titles of the tools that have items of the service. */
function toolsOf(syncs: SyncState[], { groups }: ServiceTools): string[] {
  const used = new Set(groups.flatMap(({ items }) => items.map(syncKey)));
  const titles = syncs
    .filter(sync => used.has(syncKey(sync)))
    .map(sync => sync.instanceTitle);
  return [...new Set(titles)];
}
