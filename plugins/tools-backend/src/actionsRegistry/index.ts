import { registerAccounts } from './accounts';
import type { ActionsRegistryService, Context } from './action';
import { registerUnlinkedItems } from './items';
import { registerSyncs } from './listSyncs';
import { registerDecideRemovals, registerHeldRemovals } from './removals';
import { registerServiceFacts, registerServiceTools } from './services';
import {
  registerPause,
  registerRunSync,
  registerStartDryRun,
} from './syncCommands';
import {
  registerBrokenSyncs,
  registerDryRun,
  registerSyncHistory,
} from './syncs';

export {
  actionsRegistryServiceRef,
  type ActionsRegistryService,
} from './action';

/** For agents what the pages are for people, with the rights of the caller. */
export function registerActions(
  registry: ActionsRegistryService,
  context: Context,
): void {
  registerBrokenSyncs(registry, context);
  registerSyncs(registry, context);
  registerSyncHistory(registry, context);
  registerDryRun(registry, context);
  registerRunSync(registry, context);
  registerStartDryRun(registry, context);
  registerPause(registry, context);
  registerHeldRemovals(registry, context);
  registerDecideRemovals(registry, context);
  registerServiceTools(registry, context);
  registerServiceFacts(registry, context);
  registerUnlinkedItems(registry, context);
  registerAccounts(registry, context);
}
