/** One way in which a tool goes wrong during a run. */
export interface Trouble {
  name: string;
  /** Which requests of a run it hits: the `n`th, from 1. */
  hits(n: number, run: Shape): boolean;
  /** Runs that it lasts. What two reads do not show is removed, so one run would prove little. */
  runs?: number;
  /** Set where a resource that may be empty cannot tell it from the truth. */
  empties?: boolean;
  /** Kinds of error that tell the truth about it; none where the run must be complete. */
  kinds?: string[];
  /** Set where a tool that answers so must be left in peace. */
  endsRun?: boolean;
}

/** The requests of a good run. */
export interface Shape {
  total: number;
  /** How many had been made when each page of the list was there. */
  ends: number[];
  /** Numbers of those that ask for a further page of the list. */
  turns: number[];
}

/**
 * From the second, or the last, page on. Where there is one page, as it was asked for something
 * else after the list.
 */
export const secondPage: Trouble['hits'] = (n, { turns, total }) =>
  turns.length ? n >= turns[0] : n === Math.min(2, total);
export const lastPage: Trouble['hits'] = (n, { turns, total }) =>
  turns.length ? n >= turns.at(-1)! : n === total;

/** Answers run after run, and goes wrong in the runs that it is told to. */
export abstract class StandIn<T extends Trouble> {
  shape: Shape = { total: 1, ends: [], turns: [] };
  /** What went wrong in this run: one that goes on with another may ask for none of it. */
  readonly wrong: string[] = [];
  protected trouble?: T;
  protected asked = 0;
  /** What went wrong once goes wrong again when it is repeated, as long as the trouble lasts. */
  private readonly hit = new Set<string>();
  private interrupt?: (n: number) => Promise<void>;

  abstract close(): void;

  /** Plays one run; `interrupt` is awaited before each answer. */
  async during<R>(
    run: () => Promise<R>,
    trouble?: T,
    interrupt?: (n: number) => Promise<void>,
  ): Promise<R> {
    if (trouble !== this.trouble) this.hit.clear();
    this.trouble = trouble;
    this.interrupt = interrupt;
    this.asked = 0;
    this.wrong.length = 0;
    this.begin();
    return run();
  }

  /** Learns what a good run asks for; `run` tells when it has got a page. */
  async measure<R>(run: (onPage: () => void) => Promise<R>): Promise<R> {
    const ends: number[] = [];
    const result = await this.during(() => run(() => ends.push(this.asked)));
    const total = this.asked;
    const turns = ends.slice(0, -1).filter(end => end < total);
    this.shape = {
      total,
      ends,
      turns: [...new Set(turns)].map(end => end + 1),
    };
    return result;
  }

  protected begin(): void {}

  /** Whether the request with this number goes wrong. */
  protected async goesWrong(
    n: number,
    question: string,
    possible = true,
  ): Promise<boolean> {
    await this.interrupt?.(n);
    if (possible && this.trouble?.hits(n, this.shape)) this.hit.add(question);
    const wrong = this.hit.has(question);
    if (wrong) this.wrong.push(question);
    return wrong;
  }
}
