import {
  readJson,
  requestPlugin,
  type PluginClientOptions,
  type PluginRequest,
} from '@strata/backstage-plugin-tools-common';
import type {
  CheckInfo,
  CheckResult,
  HistoryEntry,
  Matrix,
  ResultPage,
  ResultQuery,
  Score,
  StandardReport,
  Waiver,
} from './types';

/** Talks to compliance-backend from browsers and from other backends; `token` is for the latter. */
export class ComplianceClient {
  constructor(private readonly options: PluginClientOptions) {}

  listChecks(token?: string): Promise<{ items: CheckInfo[] }> {
    return this.send('GET', '/checks', { token });
  }

  /** Teams by processes, now or as it stood on a day. */
  getMatrix(
    query: Pick<ResultQuery, 'asOf'> = {},
    token?: string,
  ): Promise<Matrix> {
    return this.send('GET', '/matrix', { token, query: { ...query } });
  }

  /** Compliance of each process over all subjects. */
  listProcessScores(
    token?: string,
  ): Promise<{ items: (Score & { process: string })[] }> {
    return this.send('GET', '/processes', { token });
  }

  /** The requirements of each standard, with the checks that answer them and their score. */
  listStandards(token?: string): Promise<{ items: StandardReport[] }> {
    return this.send('GET', '/standards', { token });
  }

  listResults(query: ResultQuery, token?: string): Promise<ResultPage> {
    return this.send('GET', '/results', { token, query: { ...query } });
  }

  getHistory(
    checkId: string,
    entityRef: string,
    token?: string,
  ): Promise<{ items: HistoryEntry[] }> {
    return this.send('GET', '/history', {
      token,
      query: { checkId, entityRef },
    });
  }

  /** Evaluates now: one subject, or everything. */
  async evaluate(entityRef?: string, token?: string) {
    await this.send('POST', '/evaluations', { token, body: { entityRef } });
  }

  listWaivers(token?: string): Promise<{ items: Waiver[] }> {
    return this.send('GET', '/waivers', { token });
  }

  requestWaiver(
    waiver: {
      checkId: string;
      entityRef: string;
      reason: string;
      expiresAt: string;
    },
    token?: string,
  ): Promise<Waiver> {
    return this.send('POST', '/waivers', { token, body: waiver });
  }

  /** Refused when the requester decides. */
  decideWaiver(
    id: string,
    decision: 'approve' | 'reject',
    token?: string,
  ): Promise<Waiver> {
    const path = `/waivers/${encodeURIComponent(id)}/decision`;
    return this.send('POST', path, { token, body: { decision } });
  }

  /** States that a team did what a check asks, for the check's cadence. */
  attest(
    attestation: {
      checkId: string;
      entityRef: string;
      note: string;
      url?: string;
    },
    token?: string,
  ): Promise<CheckResult> {
    return this.send('POST', '/attestations', { token, body: attestation });
  }

  /** Results as CSV that is safe to open in a spreadsheet. */
  async exportCsv(query: ResultQuery, token?: string): Promise<string> {
    const request = { token, query: { ...query } };
    return (await this.request('GET', '/export.csv', request)).text();
  }

  private async send<T>(
    method: string,
    path: string,
    request: PluginRequest,
  ): Promise<T> {
    return readJson(await this.request(method, path, request));
  }

  private request(method: string, path: string, request: PluginRequest) {
    return requestPlugin(this.options, 'compliance', [method, path], request);
  }
}
