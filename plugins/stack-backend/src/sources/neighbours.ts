import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  ComplianceClient,
  type Matrix,
} from '@strata/backstage-plugin-compliance-common';
import type {
  Compliance,
  Source,
  StackTool,
} from '@strata/backstage-plugin-stack-common';
import { ToolsClient } from '@strata/backstage-plugin-tools-common';
import { readObserved, type ObservedRepository } from './observed';

/** A neighbour that takes longer than this is shown as not available; milliseconds. */
const TIMEOUT_MS = 5_000;

const fetchInTime: typeof fetch = (input, init) =>
  fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });

export interface NeighbourOptions {
  auth: AuthService;
  discovery: DiscoveryService;
  logger: LoggerService;
}

/** Asks the tools and compliance plugins on behalf of the caller; neither needs to be installed. */
export class Neighbours {
  private readonly tools: ToolsClient;
  private readonly compliance: ComplianceClient;

  constructor(private readonly options: NeighbourOptions) {
    const { discovery: discoveryApi } = options;
    const fetchApi = { fetch: fetchInTime };
    this.tools = new ToolsClient({ discoveryApi, fetchApi });
    this.compliance = new ComplianceClient({ discoveryApi, fetchApi });
  }

  readTools(credentials: BackstageCredentials): Promise<Source<StackTool[]>> {
    return this.ask('tools', credentials, async token => {
      const { items } = await this.tools.listInstances(token);
      return items.map(toTool);
    });
  }

  readObserved(
    credentials: BackstageCredentials,
  ): Promise<Source<ObservedRepository[]>> {
    return this.ask('tools', credentials, token =>
      readObserved(this.tools, token),
    );
  }

  readCompliance(
    credentials: BackstageCredentials,
  ): Promise<Source<Compliance>> {
    return this.ask('compliance', credentials, async token => {
      const [scores, matrix] = await Promise.all([
        this.compliance.listProcessScores(token),
        this.compliance.getMatrix({}, token),
      ]);
      return { overall: scores.items.map(toScore), teams: byTeam(matrix) };
    });
  }

  private async ask<T>(
    pluginId: string,
    credentials: BackstageCredentials,
    read: (token: string) => Promise<T>,
  ): Promise<Source<T>> {
    try {
      const { token } = await this.options.auth.getPluginRequestToken({
        onBehalfOf: credentials,
        targetPluginId: pluginId,
      });
      return { state: 'ok', value: await read(token) };
    } catch (error) {
      const state = stateOf(error);
      if (state === 'unavailable') {
        this.options.logger.warn(`Plugin ${pluginId} did not answer`, error);
      }
      return { state };
    }
  }
}

function stateOf(error: unknown) {
  const status = error instanceof ResponseError ? error.statusCode : undefined;
  if (status === 404) return 'notInstalled';
  return status === 401 || status === 403 ? 'forbidden' : 'unavailable';
}

function toTool(tool: StackTool): StackTool {
  const { instance, title, technology, baseUrl, environment } = tool;
  const { items, services, asOf, broken } = tool;
  return {
    ...{ instance, title, technology, baseUrl, environment },
    ...{ items, services, asOf, broken },
  };
}

function toScore({
  process,
  score,
  coverage,
}: {
  process: string;
  score?: number;
  coverage: number;
}) {
  return { process, score, coverage };
}

function byTeam({ rows }: Matrix): Compliance['teams'] {
  return Object.fromEntries(
    rows.map(({ team, cells }) => [team, cells.map(toScore)]),
  );
}
