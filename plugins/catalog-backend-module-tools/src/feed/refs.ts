import type { EmittedRow, EmittedStore } from './EmittedStore';
import type { Refused, Wanted } from './types';

/** Sees to it that no item takes the place of another one in the catalog: who has a ref keeps it. */
export class RefClaims {
  static async load(
    store: EmittedStore,
    wanted: Wanted[],
    known: Map<string, EmittedRow>,
  ): Promise<RefClaims> {
    const isHeld = ({ emitted, ref }: Wanted) =>
      known.get(emitted.key)?.entityRef === ref;
    const others = wanted.filter(one => !isHeld(one));
    const holders = await store.holders(others.map(({ ref }) => ref));
    return new RefClaims(
      [...wanted.filter(isHeld), ...others],
      holders,
      new Set(known.keys()),
    );
  }

  private readonly claimed = new Set<string>();

  private constructor(
    /** Those that have their ref already come first. */
    readonly wanted: Wanted[],
    private readonly holders: Map<string, string>,
    /** Keys of the page that were emitted before: they may leave their ref now. */
    private readonly known: Set<string>,
  ) {}

  /** False where another item has the ref. */
  claim({ ref }: Wanted, refused: Refused): boolean {
    const holder = this.holders.get(ref);
    const stays =
      holder !== undefined && (!this.known.has(holder) || refused.has(holder));
    if (stays || this.claimed.has(ref)) return false;
    this.claimed.add(ref);
    return true;
  }
}
