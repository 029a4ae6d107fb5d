import { registerAccounts } from './accounts';
import type { ActionsRegistryService, Context } from './action';
import { registerUnlinkedItems } from './items';
import { registerServiceFacts, registerServiceTools } from './services';
import {
  registerBrokenSyncs,
  registerDryRun,
  registerSyncHistory,
} from './syncs';

export {
  actionsRegistryServiceRef,
  type ActionsRegistryService,
} from './action';

/** Answers for agents what the pages answer for people, with the rights of the caller. */
export function registerActions(
  registry: ActionsRegistryService,
  context: Context,
): void {
  registerBrokenSyncs(registry, context);
  registerSyncHistory(registry, context);
  registerDryRun(registry, context);
  registerServiceTools(registry, context);
  registerServiceFacts(registry, context);
  registerUnlinkedItems(registry, context);
  registerAccounts(registry, context);
}
