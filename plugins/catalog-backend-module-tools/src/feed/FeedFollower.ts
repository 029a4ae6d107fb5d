import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type {
  FeedChange,
  ToolsClient,
} from '@strata/backstage-plugin-tools-common';
import { isVisible, type CatalogWriter } from './CatalogWriter';
import type { EmittedStore } from './EmittedStore';
import type { FeedLease } from './FeedLease';
import type { Reconciler } from './Reconciler';
import type { Refused } from './types';

/** Changes asked for at once: each gives at most one added and one removed entity. */
export const FEED_PAGE = 1000;

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
  /** Changes that this process applied, and how many of them call for new statistics. */
  private applied = 0;
  private statisticsAt = FEED_PAGE;

  constructor(private readonly options: FollowerOptions) {}

  /** Does nothing while another process follows: it goes on until the feed is empty. */
  async run(signal?: AbortSignal): Promise<void> {
    if (await this.isUpToDate()) return;
    const lease = await this.options.store.lease();
    if (!lease) return;
    try {
      await this.pass(lease, signal);
    } finally {
      await lease.release();
    }
  }

  /** Only asks, so that a portal in which nothing happens writes nothing. */
  private async isUpToDate(): Promise<boolean> {
    const { client, store } = this.options;
    const { seq, reconciledAt } = await store.position();
    if (this.mustReconcile(reconciledAt)) return false;
    const next = { after: seq, limit: 1 };
    const { items, latest } = await client.getFeed(next, await this.token());
    return items.length === 0 && latest >= seq;
  }

  private mustReconcile(reconciledAt: number): boolean {
    const age = Date.now() - reconciledAt;
    return !this.reconciledHere || age >= this.options.reconcileEveryMs;
  }

  private async pass(lease: FeedLease, signal?: AbortSignal): Promise<void> {
    const { seq, reconciledAt } = await this.options.store.position();
    if (this.mustReconcile(reconciledAt)) {
      await this.reconcile(lease, signal);
    } else {
      await this.follow({ seq, reconciledAt }, lease, signal);
    }
    await this.options.reconciler.settleUnowned();
  }

  private async follow(
    start: { seq: number; reconciledAt: number },
    lease: FeedLease,
    signal?: AbortSignal,
  ): Promise<void> {
    const { store, logger } = this.options;
    for await (const page of this.pages(start.seq, lease, signal)) {
      if (page.rewound) {
        logger.info('The change feed starts anew: comparing everything');
        await this.reconcile(lease, signal);
        return;
      }
      await store.setPosition({ ...start, seq: page.lastSeq });
    }
  }

  /** Applies everything again, which heals what was lost or deleted by hand, then compares. */
  private async reconcile(
    lease: FeedLease,
    signal?: AbortSignal,
  ): Promise<void> {
    const { store, reconciler, client } = this.options;
    const { items: instances } = await client.listInstances(await this.token());
    await reconciler.writeInstances(instances);
    const seen = new Set<string>();
    let seq = 0;
    for await (const page of this.pages(0, lease, signal)) {
      for (const change of page.changes) {
        if (isVisible(change)) seen.add(change.uid);
        else seen.delete(change.uid);
      }
      seq = page.lastSeq;
    }
    if (signal?.aborted) return;
    const again = await reconciler.compare(seen, instances);
    await store.setPosition({ seq, reconciledAt: again ? 0 : Date.now() });
    this.reconciledHere = true;
  }

  /** Pages after they were written, until the feed is empty; the next is fetched meanwhile. */
  private async *pages(after: number, lease: FeedLease, signal?: AbortSignal) {
    const { writer } = this.options;
    let lastSeq = after;
    let told: ReadonlySet<string> = new Set();
    let coming = this.fetchPage(lastSeq);
    while (!signal?.aborted) {
      const { items: changes, latest } = await coming;
      await lease.renew();
      const rewound = latest < lastSeq;
      if (changes.length === 0 && !rewound) return;
      if (!rewound) {
        lastSeq = changes[changes.length - 1].seq;
        coming = this.fetchPage(lastSeq);
        // An error of the fetch is thrown in its turn, when this page is safe.
        coming.catch(() => {});
        const refused = await writer.writeChanges(changes);
        told = await this.tell(changes, refused, told);
        await this.refreshStatistics(changes.length);
      }
      yield { changes, lastSeq, rewound };
      if (rewound) return;
    }
  }

  private async fetchPage(after: number) {
    const page = { after, limit: FEED_PAGE };
    return this.options.client.getFeed(page, await this.token());
  }

  /**
   * Tells the tools plugin what is refused now and was not, or for another reason, and the reverse;
   * gives the uids. A page is fetched before it is told what the page before it came to: `unsure`.
   */
  private async tell(
    changes: FeedChange[],
    refused: Refused,
    unsure: ReadonlySet<string>,
  ): Promise<ReadonlySet<string>> {
    const { client, logger } = this.options;
    const verdicts = changes
      .map(({ uid, refused: before }) => ({ uid, before }))
      .filter(
        ({ uid, before }) => refused.get(uid) !== before || unsure.has(uid),
      )
      .map(({ uid }) => ({ uid, problem: refused.get(uid) }));
    const told = new Set(verdicts.map(({ uid }) => uid));
    if (!verdicts.length) return told;
    const [first] = verdicts.filter(({ problem }) => problem);
    if (first) {
      logger.warn(
        `Left ${refused.size} of ${changes.length} items out of the catalog, which keeps what it had of them; ` +
          `the Syncs page has the reasons. For example, ${first.uid}: ${first.problem}`,
      );
    }
    await client.reportVerdicts(verdicts, await this.token());
    return told;
  }

  /** After the first thousand changes, and whenever they are ten times as many. */
  private async refreshStatistics(applied: number): Promise<void> {
    this.applied += applied;
    if (this.applied < this.statisticsAt) return;
    this.statisticsAt = this.applied * 10;
    await this.options.store.refreshStatistics();
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
