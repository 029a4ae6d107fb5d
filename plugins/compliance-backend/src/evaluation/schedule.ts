import { setTimeout as wait } from 'node:timers/promises';
import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import { TOOLS_CHANGED_TOPIC } from '@strata/backstage-plugin-tools-common';
import type { Evaluator } from './Evaluator';

const TASK_ID = 'compliance-evaluation';

interface ScheduleOptions {
  evaluator: Evaluator;
  scheduler: SchedulerService;
  events: EventsService;
  logger: LoggerService;
  everyMinutes: number;
  /** Milliseconds for which changes are gathered into one evaluation. */
  debounceMs: number;
}

/** Evaluates everything regularly, and soon after the tools have changed. */
export async function scheduleEvaluations(options: ScheduleOptions) {
  const { evaluator, scheduler, events } = options;
  await scheduler.scheduleTask({
    id: TASK_ID,
    frequency: { minutes: options.everyMinutes },
    timeout: { minutes: 10 },
    initialDelay: { seconds: 10 },
    fn: async signal => {
      await evaluator.evaluate({}, signal);
    },
  });
  await events.subscribe({
    id: TASK_ID,
    topics: [TOOLS_CHANGED_TOPIC],
    onEvent: gather(options),
  });
}

/** The first event starts the wait and later ones join it, so that a steady stream cannot starve it. */
function gather({ scheduler, logger, debounceMs }: ScheduleOptions) {
  let waiting = false;

  async function triggerSoon() {
    if (waiting) return;
    waiting = true;
    await wait(debounceMs, undefined, { ref: false });
    waiting = false;
    try {
      await scheduler.triggerTask(TASK_ID);
    } catch (error) {
      // While one is running, another has to follow: it may have read the facts before the change
      if (error.name === 'ConflictError') void triggerSoon();
      else logger.warn('Could not start an evaluation', error);
    }
  }

  return async () => {
    void triggerSoon();
  };
}
