import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { ToolsClient } from '@strata/backstage-plugin-tools-common';
import { isVisible, type CatalogWriter } from './CatalogWriter';
import type { EmittedStore } from './EmittedStore';
import type { Reconciler } from './Reconciler';

/** Changes asked for at once: each gives at most one added and one removed entity. */
export const FEED_PAGE = 500;

interface FollowerOptions {
  client: ToolsClient;
  auth: AuthService;
  store: EmittedStore;
  writer: CatalogWriter;
  reconciler: Reconciler;
  logger: LoggerService;
  reconcileEveryMs: number;
}

/** Follows the change feed until it is empty, and compares everything at start and hourly. */
export class FeedFollower {
  private reconciledHere = false;

  constructor(private readonly options: FollowerOptions) {}

  async run(signal?: AbortSignal): Promise<void> {
    const { store, reconcileEveryMs } = this.options;
    const { seq, reconciledAt } = await store.position();
    const overdue = Date.now() - reconciledAt >= reconcileEveryMs;
    if (!this.reconciledHere || overdue) {
      await this.reconcile(signal);
    } else {
      await this.follow({ seq, reconciledAt }, signal);
    }
  }

  private async follow(
    start: { seq: number; reconciledAt: number },
    signal?: AbortSignal,
  ): Promise<void> {
    const { store, logger } = this.options;
    for await (const page of this.pages(start.seq, signal)) {
      if (page.rewound) {
        logger.info('The change feed starts anew: comparing everything');
        await this.reconcile(signal);
        return;
      }
      await store.setPosition({ ...start, seq: page.lastSeq });
    }
  }

  /** Applies everything again, which heals what was lost or deleted by hand, then removes the rest. */
  private async reconcile(signal?: AbortSignal): Promise<void> {
    const { store, reconciler, client } = this.options;
    const { items: instances } = await client.listInstances(await this.token());
    await reconciler.writeOthers(instances);
    const seen = new Set<string>();
    let seq = 0;
    for await (const page of this.pages(0, signal)) {
      if (seq === 0) await store.refreshStatistics();
      for (const change of page.changes) {
        if (isVisible(change)) seen.add(change.uid);
        else seen.delete(change.uid);
      }
      seq = page.lastSeq;
    }
    if (signal?.aborted) return;
    await reconciler.removeUnseen(seen, instances);
    await store.setPosition({ seq, reconciledAt: Date.now() });
    this.reconciledHere = true;
  }

  /** Pages after they were written, until the feed is empty. */
  private async *pages(after: number, signal?: AbortSignal) {
    let lastSeq = after;
    while (!signal?.aborted) {
      const token = await this.token();
      const { items: changes, latest } = await this.options.client.getFeed(
        { after: lastSeq, limit: FEED_PAGE },
        token,
      );
      const rewound = latest < lastSeq;
      if (changes.length === 0 && !rewound) return;
      if (!rewound) {
        await this.options.writer.writeChanges(changes);
        lastSeq = changes[changes.length - 1].seq;
      }
      yield { changes, lastSeq, rewound };
      if (rewound) return;
    }
  }

  private async token(): Promise<string> {
    const { auth } = this.options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'tools',
    });
    return token;
  }
}
