import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  BackstageServicePrincipal,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  AdviceById,
  StackSnapshot,
} from '@strata/backstage-plugin-stack-common';
import { readCatalog } from './sources/catalog';
import type { Neighbours } from './sources/neighbours';
import { withObserved } from './sources/observed';

/** How long an answer may be reused for the same caller; milliseconds. */
const MAX_AGE_MS = 15_000;
/** Callers kept at a time: a snapshot of 1,000 services is about 0.5 MB. */
const MAX_CALLERS = 50;

export type CallerCredentials = BackstageCredentials<
  BackstageUserPrincipal | BackstageServicePrincipal
>;

/**
 * Reads all that the pages of one caller are made of.
 *
 * The catalog and the neighbours decide with the caller's own credentials what the caller sees,
 * so a snapshot is kept per caller and never shared: one kept for all would either leak or need
 * our own copy of everybody's permission rules. It also lets the few requests of one page rest on
 * the same data.
 */
export class SnapshotReader {
  private readonly kept = new Map<
    string,
    { readAt: number; snapshot: Promise<StackSnapshot> }
  >();

  constructor(
    private readonly options: {
      catalog: CatalogService;
      neighbours: Pick<
        Neighbours,
        'readTools' | 'readObserved' | 'readCompliance'
      >;
      advice: AdviceById;
      now?: () => number;
    },
  ) {}

  async read(credentials: CallerCredentials): Promise<StackSnapshot> {
    const caller = callerOf(credentials);
    const now = this.now();
    const found = this.kept.get(caller);
    if (found && now - found.readAt < MAX_AGE_MS) return found.snapshot;

    const snapshot = this.readFresh(credentials);
    this.kept.delete(caller);
    this.kept.set(caller, { readAt: now, snapshot });
    const [oldest] = this.kept.keys();
    if (this.kept.size > MAX_CALLERS) this.kept.delete(oldest);
    snapshot.catch(() => this.kept.delete(caller));
    return snapshot;
  }

  private async readFresh(
    credentials: CallerCredentials,
  ): Promise<StackSnapshot> {
    const { catalog, neighbours, advice } = this.options;
    const asOf = new Date(this.now()).toISOString();
    const [{ places, ...part }, tools, observed, compliance] =
      await Promise.all([
        readCatalog(catalog, credentials),
        neighbours.readTools(credentials),
        neighbours.readObserved(credentials),
        neighbours.readCompliance(credentials),
      ]);
    const services = withObserved(
      part.services,
      observed.state === 'ok' ? observed.value : [],
      places,
    );
    return { ...part, services, tools, compliance, advice, asOf };
  }

  private now(): number {
    return this.options.now?.() ?? Date.now();
  }
}

function callerOf({ principal }: CallerCredentials): string {
  return principal.type === 'user'
    ? `user ${principal.userEntityRef}`
    : `service ${principal.subject}`;
}
