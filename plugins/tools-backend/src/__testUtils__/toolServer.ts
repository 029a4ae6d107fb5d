import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { alertRule, ciRuns } from '@strata/backstage-plugin-tools-common';
import {
  defineAction,
  defineConnector,
  defineResource,
  type ReadContext,
  type WebhookDefinition,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

/** One job as the test tool lists it. */
export interface Job {
  id: string;
  name: unknown;
  result?: string;
  private?: boolean;
  service?: string;
  repository?: string;
  team?: string;
  annotation?: string;
  undeclared?: boolean;
  /** Goes into a fact as it is. */
  finished?: string;
  /** ISO time, for `updated_after`. */
  updatedAt?: string;
}

/** A small CI server with a real socket, which can be told to misbehave. */
export class ToolServer {
  jobs: Job[] = [];
  protectedJobs = new Set<string>();
  /** Called before one job is answered. */
  beforeJob?: (id: string, response: ServerResponse) => Promise<unknown> | void;
  /** Called after a change was made; `true` when it has answered, or never will. */
  afterChange?: (response: ServerResponse) => boolean;
  /** Answers instead of the list, from the given page on. */
  misbehave?: (response: ServerResponse, page: number) => boolean;
  token = 'read-canary';
  writeToken = 'write-canary';
  calls: string[] = [];
  baseUrl = '';
  private server: Server | undefined;

  async start() {
    this.server = createServer((request, response) => {
      const url = new URL(request.url!, this.baseUrl);
      this.calls.push(`${request.method} ${url.pathname}${url.search}`);
      const token = request.headers.authorization?.replace('Bearer ', '');
      if (token !== this.token && token !== this.writeToken) {
        response.writeHead(401).end();
      } else if (request.method === 'PUT' || request.method === 'DELETE') {
        this.change(
          request.method,
          url.pathname.split('/').pop()!,
          token,
          response,
        );
      } else {
        this.show(url, response);
      }
    });
    await new Promise<void>(done => this.server!.listen(0, '127.0.0.1', done));
    const { port } = this.server.address() as AddressInfo;
    this.baseUrl = `http://127.0.0.1:${port}`;
  }

  async stop() {
    this.server?.closeAllConnections();
    await new Promise(done => this.server?.close(done));
  }

  private async show(url: URL, response: ServerResponse) {
    const [, list, id] = url.pathname.split('/').map(decodeURIComponent);
    if (list === 'protect') {
      response.writeHead(this.protectedJobs.has(id) ? 200 : 404).end('{}');
      return;
    }
    if (!id) {
      this.list(url.searchParams, response);
      return;
    }
    // What is true when the request arrives, however long the answer takes.
    const job = this.jobs.find(known => known.id === id);
    const text = JSON.stringify(job);
    await this.beforeJob?.(id, response);
    if (response.headersSent) return;
    response.writeHead(job ? 200 : 404, { 'content-type': 'application/json' });
    response.end(text);
  }

  private list(query: URLSearchParams, response: ServerResponse) {
    const page = Number(query.get('page') ?? 1);
    if (this.misbehave?.(response, page)) return;
    const since = query.get('updated_after') ?? '';
    const jobs = this.jobs.filter(({ updatedAt = '9' }) => updatedAt >= since);
    const rows = jobs.slice((page - 1) * 10, page * 10);
    response
      .writeHead(200, {
        'content-type': 'application/json',
        'x-total': String(jobs.length),
      })
      .end(JSON.stringify(rows));
  }

  private change(
    method: string,
    id: string,
    token: string,
    response: ServerResponse,
  ) {
    if (token !== this.writeToken) {
      response.writeHead(403).end();
      return;
    }
    if (method === 'PUT') this.protectedJobs.add(id);
    else this.protectedJobs.delete(id);
    if (!this.afterChange?.(response)) response.writeHead(200).end('{}');
  }
}

const jobs = defineResource({
  name: 'jobs',
  title: 'Jobs',
  itemType: 'ci-job',
  process: 'ci',
  schema: z.object({
    id: z.string(),
    name: z.string(),
    result: z.string().optional(),
    private: z.boolean().optional(),
    service: z.string().optional(),
    repository: z.string().optional(),
    team: z.string().optional(),
    annotation: z.string().optional(),
    undeclared: z.boolean().optional(),
    finished: z.string().optional(),
  }),
  list: {
    path: '/jobs',
    paging: { by: 'page', param: 'page', sizeParam: 'size', size: 10 },
    query: ({ since }) => ({ updated_after: since?.toISOString() }),
  },
  incremental: true,
  id: row => row.id,
  read: (id, { api }) =>
    api.find(`/jobs/${encodeURIComponent(id)}`, z.unknown(), { allow: [404] }),
  toItem: (row, { api }) => ({
    title: row.name,
    url: `${api.baseUrl}/jobs/${row.id}`,
    restricted: row.private,
    owner: { label: row.team },
    hints: {
      services: row.service ? [row.service] : [],
      repositories: row.repository ? [row.repository] : [],
      annotations: { 'ci.test/job': row.annotation ? [row.annotation] : [] },
    },
  }),
  facts: [ciRuns],
  evidence: row => ({
    status: {
      health: row.result === 'FAILURE' ? 'failing' : 'ok',
      word: row.result,
    },
    facts: [
      {
        type: ciRuns,
        value: {
          windowDays: 30,
          runs: 1,
          succeeded: row.result === 'SUCCESS' ? 1 : 0,
          lastResult: row.result === 'SUCCESS' ? 'success' : 'failure',
          oldestFinishedAt: row.finished,
        },
      },
      ...(row.undeclared ? [{ type: alertRule, value: {} }] : []),
    ],
  }),
});

/** What happens to the process between a change in the tool and the end of the action. */
export const interruption: { now?: () => void } = {};

async function isProtected(job: string, { api }: ReadContext) {
  const options = { write: true, allow: [404] };
  const { status } = await api.request('GET', `/protect/${job}`, options);
  return status === 200;
}

const protectJob = defineAction({
  name: 'protect-job',
  title: 'Protect a job',
  permission: 'the admin role',
  input: z.object({ job: z.string().min(1) }),
  plan: async ({ job }, context) =>
    (await isProtected(job, context))
      ? { summary: `${job} is protected`, unchanged: true }
      : { summary: `Would protect ${job}`, unchanged: false, undo: { job } },
  apply: async ({ job }, context) => {
    const { api } = context;
    if (await isProtected(job, context)) {
      return { summary: `${job} is protected`, unchanged: true };
    }
    await api.request('PUT', `/protect/${job}`, { write: true });
    interruption.now?.();
    return { summary: `Protected ${job}`, unchanged: false, undo: { job } };
  },
  undo: async ({ job }, { api }) => {
    await api.request('DELETE', `/protect/${job}`, { write: true });
    interruption.now?.();
    return { summary: `Unprotected ${job}` };
  },
});

const otherPluginSchema = z.array(
  z.object({ name: z.string(), url: z.url(), secret: z.string() }),
);
const eventSchema = z.object({
  jobs: z.array(z.string()).default([]),
  /** Set where any job may have changed. */
  all: z.boolean().optional(),
  url: z.string().optional(),
});

export const testWebhooks: WebhookDefinition = {
  docs: 'https://ci.example.com/webhooks',
  setup: ['Enter the address and the secret under Webhooks.'],
  proofs: [
    'bearer',
    'basic',
    'standard-webhooks',
    { header: 'X-Test-Token' },
    { query: 'token' },
    {
      hmac: {
        header: 'X-Test-Signature',
        algorithm: 'sha256',
        prefix: 'sha256=',
        timestampHeader: 'X-Test-Time',
      },
    },
  ],
  deliveryHeaders: ['X-Test-Delivery'],
  topics: ['testci'],
  addresses: payload => {
    const url = eventSchema.safeParse(payload).data?.url;
    return url ? [url] : [];
  },
  touches: payload => {
    const { data } = eventSchema.safeParse(payload);
    return [
      ...(data?.jobs ?? []).map(id => ({ resource: 'jobs', id })),
      ...(data?.all ? [{ resource: 'jobs' }] : []),
    ];
  },
};

export const testConnector = defineConnector({
  id: 'testci',
  title: 'Test CI',
  technology: 'jenkins',
  docs: 'https://ci.example.com/api',
  permissions: ['the read role'],
  auth: ['bearer'],
  settings: z.object({}),
  api: { ping: '/jobs' },
  resources: [jobs],
  actions: [protectJob],
  takeOver: [
    {
      key: 'otherPlugin',
      plugin: 'another plugin',
      read: value =>
        otherPluginSchema
          .catch([])
          .parse(value)
          .map(({ name, url, secret }, at) => ({
            from: `otherPlugin[${at}]`,
            name,
            config: { baseUrl: url, token: secret },
          })),
    },
  ],
  webhooks: testWebhooks,
});
