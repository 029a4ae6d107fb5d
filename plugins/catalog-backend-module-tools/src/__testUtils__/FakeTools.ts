import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import type {
  FeedChange,
  ToolInstance,
} from '@strata/backstage-plugin-tools-common';
import { json, Router } from 'express';

type Item = NonNullable<FeedChange['item']>;

/** A tools plugin whose store a test fills: it answers `/feed` and `/instances` as the real one. */
export class FakeTools {
  /** Status that every route answers with instead, while set. */
  brokenWith?: number;
  feedCalls = 0;
  /** Happens before a page of the feed is put together. */
  beforeFeed?: () => Promise<void>;
  /** Happens once a page of the feed is on its way. */
  afterFeed?: () => void;
  /** Subjects of the principals that asked. */
  callers = new Set<string>();
  instances: ToolInstance[] = [];
  /** Why items are refused, by uid, as the catalog told last. */
  readonly refused = new Map<string, string>();
  verdictCalls = 0;
  private readonly changes = new Map<string, FeedChange>();
  private seq = 0;

  put(item: Item): void {
    this.seq += 1;
    this.changes.delete(item.uid);
    this.changes.set(item.uid, { seq: this.seq, uid: item.uid, item });
  }

  /** Leaves a tombstone in the feed. */
  remove(uid: string): void {
    this.seq += 1;
    this.changes.delete(uid);
    this.changes.set(uid, { seq: this.seq, uid });
  }

  /** Loses the item without a trace, as a pruned feed or a reset database does. */
  forget(uid: string): void {
    this.changes.delete(uid);
  }

  reset(): void {
    this.changes.clear();
    this.seq = 0;
  }

  readonly feature = createBackendPlugin({
    pluginId: 'tools',
    register: env => {
      env.registerInit({
        deps: {
          router: coreServices.httpRouter,
          httpAuth: coreServices.httpAuth,
        },
        init: async ({ router, httpAuth }) => {
          router.use(async (request, _response, next) => {
            const allow = { allow: ['service' as const] };
            const { principal } = await httpAuth.credentials(request, allow);
            this.callers.add(principal.subject);
            next();
          });
          router.use(this.routes());
        },
      });
    },
  });

  private routes(): Router {
    const router = Router();
    router.use((_request, response, next) => {
      if (this.brokenWith) response.status(this.brokenWith).json({});
      else next();
    });
    router.get('/instances', (_request, response) => {
      response.json({ items: this.instances });
    });
    router.get('/feed', async (request, response) => {
      this.feedCalls += 1;
      await this.beforeFeed?.();
      const after = Number(request.query.after);
      const items = [...this.changes.values()]
        .filter(change => change.seq > after)
        .slice(0, Number(request.query.limit))
        .map(line => ({ ...line, refused: this.refused.get(line.uid) }));
      response.json({ items, latest: this.seq });
      this.afterFeed?.();
    });
    router.post('/feed/verdicts', json(), (request, response) => {
      this.verdictCalls += 1;
      for (const { uid, problem } of request.body.items) {
        if (problem) this.refused.set(uid, problem);
        else this.refused.delete(uid);
      }
      response.status(204).end();
    });
    return router;
  }
}

let nextUid = 1;

/** A plausible item; each call gives another one. */
export function anItem(changes: Partial<Item> = {}): Item {
  const number = nextUid++;
  return {
    uid: number.toString(16).padStart(16, '0'),
    connector: 'jenkins',
    instance: 'jenkins.main',
    instanceTitle: 'Jenkins main',
    resource: 'jobs',
    externalId: `payments/job-${number}`,
    type: 'ci-job',
    process: 'ci',
    title: `payments/job-${number}`,
    description: 'Builds and tests every commit',
    url: `http://localhost:7101/job/payments/job/job-${number}`,
    restricted: false,
    owner: 'group:default/payments',
    attributes: {},
    status: { health: 'ok' },
    seenAt: '2026-11-01T00:00:00Z',
    linkedTo: ['component:default/checkout-api'],
    ...changes,
  };
}

/** A configured Jenkins. */
export function anInstance(changes: Partial<ToolInstance> = {}): ToolInstance {
  return {
    connector: 'jenkins',
    connectorTitle: 'Jenkins',
    instance: 'jenkins.main',
    title: 'main',
    technology: 'jenkins',
    baseUrl: 'http://localhost:7101',
    items: 0,
    services: [],
    broken: false,
    ...changes,
  };
}
