import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import type {
  FactRow,
  FactSourceState,
  ToolInstance,
} from '@strata/backstage-plugin-tools-common';
import Router from 'express-promise-router';

const gitlab: ToolInstance = {
  connector: 'gitlab',
  connectorTitle: 'GitLab',
  instance: 'main',
  title: 'GitLab main',
  technology: 'gitlab',
  baseUrl: 'https://gitlab.example.com',
  items: 1,
  services: [],
  broken: false,
};
const instances = { items: [gitlab] };

/** Stands in for tools-backend at the wire, and counts what it is asked. */
export class FakeTools {
  facts: FactRow[] = [];
  sources: FactSourceState[] = [];
  /** Answers every request with this status instead. */
  failWith?: number;
  readonly calls: string[] = [];

  /** One fact of one repository of a service, as GitLab would show it. */
  setFact(
    factId: string,
    entityRef: string,
    value: FactRow['value'],
    extra: Partial<FactRow> = {},
  ) {
    const itemUid = `${factId} ${entityRef}`;
    this.facts = this.facts.filter(row => row.itemUid !== itemUid);
    this.facts.push({
      factId,
      value,
      itemUid,
      itemTitle: 'shop/checkout',
      itemType: 'repository',
      itemUrl: 'https://gitlab.example.com/shop/checkout',
      connector: 'gitlab',
      instance: 'main',
      restricted: false,
      entityRefs: [entityRef],
      observedAt: new Date().toISOString(),
      ...extra,
    });
    this.setSource(factId);
  }

  /** A source of the fact was read completely just now. */
  setSource(factId: string, lastCompleteAt = new Date().toISOString()) {
    this.sources = this.sources.filter(state => state.factId !== factId);
    this.sources.push({
      factId,
      connector: 'gitlab',
      instance: 'main',
      resource: 'projects',
      lastCompleteAt,
    });
  }

  plugin() {
    return createBackendPlugin({
      pluginId: 'tools',
      register: env =>
        env.registerInit({
          deps: {
            httpRouter: coreServices.httpRouter,
            httpAuth: coreServices.httpAuth,
          },
          init: async ({ httpRouter, httpAuth }) => {
            const router = Router();
            router.use(async (req, res, next) => {
              await httpAuth.credentials(req, { allow: ['service'] });
              this.calls.push(req.path);
              if (this.failWith) res.status(this.failWith).json({});
              else next();
            });
            router.get('/instances', (_, res) => res.json(instances));
            router.get('/fact-sources', (_, res) =>
              res.json({ items: this.sources }),
            );
            router.get('/facts', (req, res) => res.json(this.page(req.query)));
            httpRouter.use(router);
          },
        }),
    });
  }

  private page(query: { factId?: string; cursor?: string; limit?: string }) {
    const start = Number(query.cursor ?? 0);
    const end = start + Number(query.limit);
    const rows = this.facts.filter(row => row.factId === query.factId);
    return {
      items: rows.slice(start, end),
      ...(end < rows.length ? { nextCursor: String(end) } : {}),
    };
  }
}
