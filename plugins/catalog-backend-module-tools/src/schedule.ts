import type {
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { isError, ResponseError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import { TOOLS_CHANGED_TOPIC } from '@strata/backstage-plugin-tools-common';
import type { FeedFollower } from './feed/FeedFollower';
import type { StrataToolsEntityProvider } from './StrataToolsEntityProvider';

export const TASK_ID = 'strata-tools-feed';

interface ScheduleOptions {
  scheduler: SchedulerService;
  events: EventsService;
  logger: LoggerService;
  schedule: SchedulerServiceTaskScheduleDefinition;
  follower: FeedFollower;
  provider: StrataToolsEntityProvider;
}

/** Runs the follower on every tick, and early when the tools plugin says that something changed. */
export async function scheduleFollower(options: ScheduleOptions) {
  const { scheduler, events, logger, schedule, follower, provider } = options;
  await scheduler.scheduleTask({
    ...schedule,
    id: TASK_ID,
    fn: async signal => {
      if (!provider.connected) return;
      try {
        await follower.run(signal);
      } catch (error) {
        if (!isStarting(error)) throw error;
        logger.debug(`The tools plugin is not ready yet: ${error.message}`);
      }
    },
  });
  await events.subscribe({
    id: TASK_ID,
    topics: [TOOLS_CHANGED_TOPIC],
    // An event is a hint that may be lost or come during a run: the next tick finds what it meant.
    onEvent: async () => {
      await scheduler.triggerTask(TASK_ID).catch(error => {
        logger.debug(`Left the change to the next run: ${error.message}`);
      });
    },
  });
}

/** A plugin that is still starting answers 503, or nothing where the whole backend is. */
function isStarting(error: unknown): boolean {
  if (!isError(error)) return false;
  if (error instanceof ResponseError) return error.statusCode === 503;
  const cause = error.cause as { code?: string } | undefined;
  return cause?.code === 'ECONNREFUSED' || cause?.code === 'ECONNRESET';
}
