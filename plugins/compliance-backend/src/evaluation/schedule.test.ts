import { setTimeout as wait } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import type { Evaluator } from './Evaluator';
import { scheduleEvaluations } from './schedule';

async function schedule(triggerTask: () => Promise<void>) {
  const events = mockServices.events.mock();
  const scheduler = mockServices.scheduler.mock({ triggerTask });
  await scheduleEvaluations({
    evaluator: {} as Evaluator,
    scheduler,
    events,
    logger: mockServices.logger.mock(),
    everyMinutes: 5,
    debounceMs: 20,
  });
  const [{ onEvent }] = events.subscribe.mock.calls[0];
  const publish = () =>
    onEvent({ topic: 'strata.tools.changed', eventPayload: {} });
  return { publish };
}

describe('scheduleEvaluations', () => {
  it('gathers a burst of events into one evaluation', async () => {
    const triggerTask = jest.fn(async () => {});
    const { publish } = await schedule(triggerTask);
    await Promise.all([publish(), publish(), publish()]);
    await wait(100);
    expect(triggerTask).toHaveBeenCalledTimes(1);
    await publish();
    await wait(100);
    expect(triggerTask).toHaveBeenCalledTimes(2);
  });

  it('follows an evaluation that was already running', async () => {
    const triggerTask = jest
      .fn(async () => {})
      .mockRejectedValueOnce(new ConflictError('running'));
    const { publish } = await schedule(triggerTask);
    await publish();
    await wait(200);
    expect(triggerTask).toHaveBeenCalledTimes(2);
  });
});
