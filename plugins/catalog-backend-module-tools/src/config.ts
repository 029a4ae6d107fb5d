import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { RemovalBudget } from './feed/Reconciler';

/**
 * The timeout is the scheduler's lease, which is not renewed: a pass that is stopped goes on from
 * the stored position at the next tick.
 */
const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { seconds: 15 },
  timeout: { minutes: 5 },
  scope: 'global',
};

export function readOptions(root: RootConfigService): {
  schedule: SchedulerServiceTaskScheduleDefinition;
  reconcileEveryMs: number;
  budget: RemovalBudget;
} {
  const config = root.getOptionalConfig('catalog.providers.strataTools');
  const schedule = config?.getOptionalConfig('schedule');
  const minutes = config?.getOptionalNumber('reconcileMinutes') ?? 60;
  return {
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : DEFAULT_SCHEDULE,
    reconcileEveryMs: minutes * 60_000,
    budget: {
      items: config?.getOptionalNumber('removalBudget.items') ?? 10,
      percent: config?.getOptionalNumber('removalBudget.percent') ?? 10,
    },
  };
}
