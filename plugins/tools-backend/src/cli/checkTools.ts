import type { Config } from '@backstage/config';
import type { InstanceCheck } from '@strata/backstage-plugin-tools-common';
import {
  checkInstance,
  type ConnectorDefinition,
  type ConnectorInstance,
} from '@strata/backstage-plugin-tools-node';
import { readInstances } from '../config/readInstances';
import { createGates } from '../engine/limits';
import { describeCheck, isWell, summarise } from './describeCheck';
import type { Output } from './output';

/** Tries the configured tools, all or those wanted, and prints what it finds; resolves to the exit code. */
export async function checkTools(options: {
  config: Config;
  connectors: readonly ConnectorDefinition<any>[];
  /** `<connector>.<instance>` or `<connector>`; all where absent. */
  wanted?: string;
  output: Output;
}): Promise<number> {
  const { config, connectors, wanted, output } = options;
  let all: ConnectorInstance[];
  try {
    all = readInstances(config, connectors);
  } catch (error) {
    output.err(`${error.message}\n`);
    return 1;
  }
  const chosen = all.filter(
    ({ id, definition }) => !wanted || [id, definition.id].includes(wanted),
  );
  if (wanted && !chosen.length) {
    const known = all.map(({ id }) => id).join(', ') || 'none';
    output.err(`No tool ${wanted} is configured; there are: ${known}.\n`);
    return 2;
  }
  const gates = createGates(all);
  const pending = chosen.map(instance => ({
    instance,
    check: checkInstance(instance, gates.get(instance.id)!).catch(error =>
      unexpected(instance, error),
    ),
  }));
  const checks: InstanceCheck[] = [];
  for (const { instance, check } of pending) {
    checks.push(await check);
    output.out(`${describeCheck(instance, await check)}\n`);
  }
  output.out(`${summarise(checks)}\n`);
  return checks.every(isWell) ? 0 : 1;
}

/** A fault of the connector itself: its text is not known to be free of secrets, so only its kind is told. */
function unexpected(instance: ConnectorInstance, error: Error): InstanceCheck {
  return {
    instance: instance.id,
    instanceTitle: instance.title,
    reachable: false,
    permissions: instance.definition.permissions,
    error: {
      kind: 'contract',
      message: `The connector ${instance.definition.id} failed with ${error.name}.`,
      remedy: 'Please report this to those who maintain the connector.',
    },
    resources: [],
    switchedOff: [],
    changes: [],
  };
}
