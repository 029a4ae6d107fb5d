import type {
  LifecycleService,
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
  lifecycle: LifecycleService;
  logger: LoggerService;
  schedule: SchedulerServiceTaskScheduleDefinition;
  follower: FeedFollower;
  provider: StrataToolsEntityProvider;
}

/** The passes of this process: one at a time, and another one where a change came during one. */
class Passes {
  private running?: Promise<void>;
  private again = false;

  constructor(private readonly options: ScheduleOptions) {}

  run(signal: AbortSignal): Promise<void> {
    if (this.running) this.again = true;
    this.running ??= this.untilDone(signal).finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async untilDone(signal: AbortSignal): Promise<void> {
    do {
      this.again = false;
      await this.pass(signal);
    } while (this.again && !signal.aborted);
  }

  private async pass(signal: AbortSignal): Promise<void> {
    const { follower, logger, provider } = this.options;
    if (!provider.connected) return;
    try {
      await follower.run(signal);
    } catch (error) {
      if (!isStarting(error)) throw error;
      logger.debug(`The tools plugin is not ready yet: ${error.message}`);
    }
  }
}

/**
 * Runs the follower on every tick, and at once when the tools plugin says that something changed:
 * the scheduler would look for a task that was triggered only every few seconds.
 */
export async function scheduleFollower(options: ScheduleOptions) {
  const { scheduler, events, lifecycle, logger, schedule } = options;
  const passes = new Passes(options);
  await scheduler.scheduleTask({
    ...schedule,
    id: TASK_ID,
    fn: signal => passes.run(signal),
  });
  const stop = new AbortController();
  lifecycle.addShutdownHook(() => stop.abort());
  await events.subscribe({
    id: TASK_ID,
    topics: [TOOLS_CHANGED_TOPIC],
    // Whoever publishes an event waits for this function, but has no need to wait for the pass.
    onEvent: async () => {
      passes
        .run(stop.signal)
        .catch(error =>
          logger.info(`Left the change to the next run: ${error.message}`),
        );
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
