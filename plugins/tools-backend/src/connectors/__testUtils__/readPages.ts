import {
  createReadContext,
  parseInstance,
  readResource,
  type ConnectorDefinition,
  type ReadPage,
  type ReadResult,
  type ResourceDefinition,
} from '@strata/backstage-plugin-tools-node';

export interface Pages extends Omit<ReadResult, 'seen'> {
  pages: ReadPage[];
}

/** Reads one list as a run does, from its start or behind the pages of an earlier read. */
export async function readPages(
  connector: ConnectorDefinition<any>,
  resource: ResourceDefinition<any, any>,
  options: {
    config: object;
    now?: Date;
    before?: ReadPage[];
    onPage?: () => void;
  },
): Promise<Pages> {
  const { now, before = [], onPage } = options;
  const progress = before.map(page => page.progress);
  const parsed = parseInstance(connector, 'main', { ...options.config });
  if ('problems' in parsed) throw new Error(parsed.problems.join());
  const open = createReadContext({
    instance: parsed.instance,
    now,
    signal: new AbortController().signal,
    retry: { baseDelayMs: 1 },
    timeoutMs: 5000,
    resumeAt: progress.at(-1)?.next,
  });
  const reading = readResource(resource, open.context, progress);
  const pages: ReadPage[] = [];
  try {
    for (;;) {
      const { done, value } = await reading.next();
      if (done) {
        const { seen, ...result } = value;
        return { ...result, pages };
      }
      pages.push(value);
      onPage?.();
    }
  } finally {
    await open.close();
  }
}

export function idsOf(pages: ReadPage[]): string[] {
  return pages.flatMap(({ rows }) => rows.map(row => row.externalId));
}

/** Numbers of the pages behind which a list can go on after an interruption. */
export function stopsIn(pages: ReadPage[]): number[] {
  return pages.flatMap(({ progress }, at) =>
    progress.next === undefined ? [] : [at + 1],
  );
}

/** Behind each page that can be gone on from, the rest comes, and nothing of it twice. */
export async function expectResumable(
  whole: ReadPage[],
  readOn: (before: ReadPage[]) => Promise<Pages>,
): Promise<void> {
  for (const stop of stopsIn(whole)) {
    const before = whole.slice(0, stop);
    const { pages, listComplete } = await readOn(before);
    expect(listComplete).toBe(true);
    const problems = pages.flatMap(page => page.problems);
    const known = whole.slice(stop).flatMap(page => page.problems);
    expect(problems).toEqual(known);
    expect(idsOf([...before, ...pages]).sort()).toEqual(idsOf(whole).sort());
  }
}
