import type { SyncState } from '@strata/backstage-plugin-tools-common';
import { expect } from 'expect';
import { Host } from './host/host';
import { eventually } from './host/server';
import { Portal } from './portal';
import type {
  ActionStep,
  ExpectedItem,
  RealTool,
  RunningTool,
  Step,
  WebhookStep,
} from './tool';

/** Syncs a real tool through its whole life: filled, unchanged, changed, emptied, locked, gone. */
export async function verifyTool(id: string, tool: RealTool): Promise<void> {
  const host = await Host.create(id);
  try {
    const running = await tool.start(host);
    await verifyLife(tool.connector ?? id, running, host);
  } catch (error) {
    const log = host.log();
    if (log) (error as Error).message += `\n--- log of the tool\n${log}`;
    throw error;
  } finally {
    await host.stop();
  }
}

async function verifyLife(id: string, tool: RunningTool, host: Host) {
  await tool.seed.apply();
  const portal = await Portal.start(id, tool.config);
  try {
    await verifyStep(portal, 'seed', tool.seed);
    await verifyUnchanged(portal);
    for (const action of tool.actions ?? []) {
      await verifyAction(portal, action, tool.seed);
      await verifyStep(portal, `undo ${action.name}`, tool.seed);
    }
    if (tool.webhook) await verifyWebhook(portal, tool.webhook);
    await tool.change.apply();
    await verifyStep(portal, 'change', tool.change);
    await tool.remove.apply();
    await verifyStep(portal, 'remove', tool.remove);
    if (tool.wrongCredential) await verifyRefusal(id, tool);
    await host.stopServers();
    await verifyOutage(portal);
  } finally {
    await portal.stop();
  }
}

async function verifyStep(portal: Portal, name: string, step: Step) {
  await eventually(async () => {
    const states = await portal.sync();
    for (const state of states) {
      expect({ step: name, error: undefined, ...state }).toMatchObject({
        error: undefined,
        outcome: 'complete',
        invalid: 0,
        invalidSamples: [],
      });
    }
    await verifyItems(portal, step);
  });
}

async function verifyItems(portal: Portal, step: Pick<Step, 'expected'>) {
  expect(await readItems(portal)).toMatchObject(step.expected);
  for (const [resource, items] of Object.entries(step.expected)) {
    const read = (await readItems(portal))[resource] ?? [];
    expect(read.map(({ title }) => title)).toEqual(
      items.map(({ title }) => title),
    );
  }
}

/** The tool's own delivery brings what is expected; no list is read meanwhile. */
async function verifyWebhook(portal: Portal, step: WebhookStep) {
  const before = await portal.syncs();
  await expect(verifyItems(portal, step)).rejects.toThrow();
  await step.send(portal.webhookAddress);
  await eventually(() => verifyItems(portal, step));
  const times = (states: SyncState[]) =>
    states.map(({ resource, finishedAt }) => ({ resource, finishedAt }));
  expect(times(await portal.syncs())).toEqual(times(before));
}

/** Nothing is made twice, and nothing by a dry run. */
async function verifyAction(portal: Portal, step: ActionStep, seed: Step) {
  const { name, input } = step;
  const planned = await portal.act(name, input, { dryRun: true });
  expect(planned).toMatchObject({ unchanged: false, undoable: true });
  await verifyStep(portal, `dry run of ${name}`, seed);
  const made = await portal.act(name, input);
  expect(made).toMatchObject({ unchanged: false, undoable: true });
  await verifyStep(portal, name, { apply: async () => {}, ...step });
  const again = await portal.act(name, input);
  expect(again).toMatchObject({ unchanged: true });
  await portal.undo(made);
}

async function readItems(
  portal: Portal,
): Promise<Record<string, ExpectedItem[]>> {
  const facts = await portal.facts();
  const stored = [...(await portal.items()), ...(await portal.accounts())];
  const items = stored.map(item => ({
    ...item,
    facts: Object.fromEntries(
      facts
        .filter(fact => fact.itemUid === item.uid)
        .map(fact => [fact.factId, fact.value]),
    ),
  }));
  const resources = new Set(items.map(item => item.resource));
  return Object.fromEntries(
    [...resources].map(resource => [
      resource,
      items
        .filter(item => item.resource === resource)
        .sort((a, b) => (a.title < b.title ? -1 : 1)),
    ]),
  ) as Record<string, any>;
}

/** A second read of the same writes nothing; a tool that still settles gets some time. */
async function verifyUnchanged(portal: Portal) {
  await eventually(async () => {
    portal.writes.length = 0;
    const states = await portal.sync();
    expect(portal.writes).toEqual([]);
    for (const state of states) {
      expect(state).toMatchObject({ added: 0, changed: 0, removed: 0 });
    }
  });
}

async function verifyOutage(portal: Portal) {
  const before = await readItems(portal);
  const states = await portal.sync();
  for (const state of states) expectFailure(state, 'unavailable');
  expect(await readItems(portal)).toEqual(before);
}

async function verifyRefusal(id: string, tool: RunningTool) {
  const config = { ...tool.config, ...tool.wrongCredential };
  const portal = await Portal.start(id, config);
  try {
    for (const state of await portal.sync()) expectFailure(state, 'auth');
  } finally {
    await portal.stop();
  }
}

function expectFailure(state: SyncState, kind: string) {
  expect(state).toMatchObject({ outcome: 'failed', error: { kind } });
}
