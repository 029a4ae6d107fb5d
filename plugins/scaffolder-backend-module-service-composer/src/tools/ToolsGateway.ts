import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import {
  ToolsClient,
  type Effect,
} from '@strata/backstage-plugin-tools-common';
import type { Tool } from '../compose';

/** The part of a scaffolder action's context that says on whose behalf it runs. */
export interface Initiated {
  getInitiatorCredentials(): Promise<BackstageCredentials>;
}

/** Strata Tools, with the rights of the person who started the task. */
export class ToolsGateway {
  private readonly client: ToolsClient;

  constructor(private readonly auth: AuthService, discovery: DiscoveryService) {
    this.client = new ToolsClient({ discoveryApi: discovery });
  }

  async listTools(task: Initiated): Promise<Tool[]> {
    const token = await this.token(task);
    const items = await itemsOf(this.client.listInstances(token));
    return Array.from(items, ({ connector, instance, title, baseUrl }) => ({
      connector,
      instance,
      title,
      baseUrl,
    }));
  }

  async run(
    task: Initiated,
    action: {
      instance: string;
      action: string;
      input: JsonObject;
      correlationId: string;
    },
  ): Promise<Effect> {
    return this.client.runAction(action, await this.token(task));
  }

  /** What the actions of one task did, oldest first, also what was undone since. */
  async listEffects(task: Initiated, correlationId: string): Promise<Effect[]> {
    const token = await this.token(task);
    return itemsOf(this.client.listEffects(correlationId, token));
  }

  async undo(task: Initiated, effectId: string): Promise<Effect> {
    return this.client.undoEffect(effectId, await this.token(task));
  }

  private async token(task: Initiated): Promise<string> {
    const { token } = await this.auth.getPluginRequestToken({
      onBehalfOf: await task.getInitiatorCredentials(),
      targetPluginId: 'tools',
    });
    return token;
  }
}

/** None where Strata Tools is not installed: services are created without it, too. */
async function itemsOf<T>(list: Promise<{ items: T[] }>): Promise<T[]> {
  try {
    return (await list).items;
  } catch (error) {
    if (error instanceof ResponseError && error.statusCode === 404) return [];
    throw error;
  }
}
