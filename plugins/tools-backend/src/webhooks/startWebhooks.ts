import type {
  HttpRouterService,
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { ConnectorInstance } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import type { Engine } from '../engine/engine';
import { countWebhooks, type MetricsService } from '../observe/metrics';
import { forgetOldDeliveries } from '../store/deliveries';
import { DeliveryCounts } from './DeliveryCounts';
import { Drain } from './Drain';
import { receiveEvents } from './receiveEvents';
import { createWebhookRouter } from './route';
import { TouchPublisher } from './TouchPublisher';

/** What other processes have stored, and what was put off, is found within so many seconds. */
const TICK_SECONDS = 2;

export interface WebhooksDeps {
  events: EventsService;
  httpRouter: HttpRouterService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  metrics: MetricsService;
  scheduler: SchedulerService;
}

/**
 * Accepts webhooks, and reads again what they tell of. Its route comes before those that read a
 * body as JSON, because a signature is over the bytes.
 */
export async function startWebhooks(
  deps: WebhooksDeps,
  context: { db: Knex; engine: Engine; instances: ConnectorInstance[] },
): Promise<void> {
  const { events, httpRouter, lifecycle, logger, scheduler } = deps;
  const { db, engine, instances } = context;
  const metrics = countWebhooks(deps.metrics, db);
  const counts = new DeliveryCounts(db, metrics.onDelivery);
  const drain = new Drain(engine, metrics.onRead);
  await drain.register();
  // The delivery proves itself; nobody is signed in.
  httpRouter.addAuthPolicy({ path: '/webhooks', allow: 'unauthenticated' });
  httpRouter.use(
    createWebhookRouter({
      ...{ db, logger, instances, counts },
      publisher: new TouchPublisher(events),
    }),
  );
  const onHints = () => void drain.soon().catch(noted(logger));
  await receiveEvents({ db, events, instances, onHints });
  lifecycle.addShutdownHook(async () => {
    metrics.stop();
    await drain.shutdown();
    await counts.flush();
  });
  await schedule(scheduler, { db, counts, drain });
}

async function schedule(
  scheduler: SchedulerService,
  parts: { db: Knex; counts: DeliveryCounts; drain: Drain },
) {
  const { db, counts, drain } = parts;
  await scheduler.scheduleTask({
    id: 'webhooks',
    scope: 'local',
    frequency: { seconds: TICK_SECONDS },
    timeout: { minutes: 1 },
    fn: async () => {
      await counts.flush();
      await drain.soon();
    },
  });
  await scheduler.scheduleTask({
    id: 'webhooks-tidy',
    scope: 'global',
    frequency: { seconds: 30 },
    timeout: { minutes: 1 },
    fn: async () => {
      await drain.tidy();
      await forgetOldDeliveries(db);
    },
  });
}

function noted(logger: LoggerService) {
  return (error: Error) =>
    logger.warn('What waits to be read was not looked for', error);
}
