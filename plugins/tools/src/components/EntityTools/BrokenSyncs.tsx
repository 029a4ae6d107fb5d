import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Alert from '@material-ui/lab/Alert';
import type {
  ServiceTools,
  SyncState,
} from '@strata/backstage-plugin-tools-common';
import useAsync from 'react-use/esm/useAsync';
import { toolsApiRef } from '../../api';
import { toolsTranslationRef } from '../../translation/ref';
import { isBroken, syncKey } from '../SyncsPage/order';

/** Says which tools of the service were not read at last, so that old data does not pass for new. */
export function BrokenSyncs({ tools }: { tools: ServiceTools }) {
  const api = useApi(toolsApiRef);
  const { t } = useTranslationRef(toolsTranslationRef);
  const { value } = useAsync(() => api.listSyncs(), [api, tools.asOf]);
  const broken = brokenToolsOf(tools, value?.items ?? []);
  if (broken.length === 0) return null;
  return (
    <Alert severity="warning">
      {t('tab.broken', { tools: broken.join(', ') })}
    </Alert>
  );
}

function brokenToolsOf(tools: ServiceTools, syncs: SyncState[]): string[] {
  const items = tools.groups.flatMap(group => group.items);
  const used = new Set(items.map(syncKey));
  const broken = syncs.filter(
    sync => used.has(syncKey(sync)) && isBroken(sync),
  );
  return [...new Set(broken.map(sync => sync.instanceTitle))];
}
