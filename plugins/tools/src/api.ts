import { createApiRef } from '@backstage/core-plugin-api';
import type { ToolsClient } from '@strata/backstage-plugin-tools-common';

/** What the pages need of the tools backend. */
export type ToolsApi = Pick<
  ToolsClient,
  | 'listSyncs'
  | 'listSyncTrends'
  | 'listSyncRuns'
  | 'runSync'
  | 'dryRunSync'
  | 'pauseSync'
  | 'checkInstance'
  | 'getWebhooks'
  | 'listHeldRemovals'
  | 'decideRemovals'
  | 'removeRetired'
  | 'listItems'
  | 'getServiceTools'
  | 'refreshService'
  | 'linkItem'
  | 'decideLink'
  | 'listInstances'
  | 'listSuggestions'
  | 'decideLinks'
  | 'listConflicts'
  | 'settleConflict'
  | 'listDanglingAnnotations'
  | 'getLinkCoverage'
  | 'listUncoveredServices'
  | 'listUnregistered'
  | 'getAccountOverview'
  | 'listAccounts'
  | 'exportAccounts'
  | 'decideAccount'
  | 'acceptLeavers'
>;

export const toolsApiRef = createApiRef<ToolsApi>({
  id: 'plugin.tools.client',
});
