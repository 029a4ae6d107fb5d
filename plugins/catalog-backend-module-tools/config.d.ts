import type { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  catalog?: {
    providers?: {
      /** How items of the tools plugin reach the catalog. */
      strataTools?: {
        /**
         * How often the change feed is followed. Default: every 15 seconds, at most 5 minutes a run.
         */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * Minutes between two comparisons of everything. What two of them miss in the catalog, ten
         * minutes apart, is handed over again. Default 60.
         */
        reconcileMinutes?: number;
        /**
         * Largest part of the emitted entities that one comparison may remove: the larger of the
         * two. Default 10 entities or 10 percent.
         */
        removalBudget?: {
          items?: number;
          percent?: number;
        };
      };
    };
  };
}
