import pLimit from 'p-limit';
import type { ListPage } from '../define/api';
import type {
  KnownFacts,
  ReadContext,
  ResourceDefinition,
} from '../define/connector';
import { CompletenessProof } from './completeness';
import { EvidenceReader } from './evidence';
import { parseRow, type ParsedRow } from './parseRow';
import { withSwitch } from './switchRemedy';
import type {
  ReadPage,
  ReadProgress,
  ReadResult,
  ReadRow,
  RowProblem,
} from './types';

/** Looks up what is stored of the items with these ids, where their resource `remembers`. */
export type Recall = (
  externalIds: readonly string[],
) => Promise<ReadonlyMap<string, KnownFacts>>;

/**
 * Reads one resource page by page: parses each row, maps it to an item and collects its
 * evidence. Bad rows are reported, never thrown; a failing list throws a `ConnectorError`.
 */
export async function* readResource(
  resource: ResourceDefinition<any, any>,
  context: ReadContext<any>,
  /** The pages of an interrupted read, behind whose last one `context.resumeAt` points. */
  before: readonly ReadProgress[] = [],
  recall?: Recall,
): AsyncGenerator<ReadPage, ReadResult> {
  const proof = CompletenessProof.resume(before, context.validator);
  const evidence = new EvidenceReader(resource, context);
  for await (const page of listPages(resource, context)) {
    context.signal.throwIfAborted();
    yield await readPage(page, { resource, context, proof, evidence, recall });
  }
  const { validator, ...result } = proof.result();
  const trulyEmpty =
    result.listComplete &&
    result.rows === 0 &&
    (await mayBeEmpty(resource, context));
  const evidenceError = evidence.firstError;
  // Else evidence that could not be read would not be asked for again while the list is as it is.
  return {
    ...result,
    ...(trulyEmpty && { trulyEmpty }),
    seen: proof.seen,
    evidenceError,
    ...(!evidenceError && { validator }),
  };
}

async function mayBeEmpty(
  { mayBeEmpty: answer }: ResourceDefinition<any, any>,
  context: ReadContext<any>,
): Promise<boolean> {
  return typeof answer === 'function' ? answer(context) : answer ?? false;
}

/** The pages of a resource's list, however it is declared. */
export async function* listPages(
  resource: ResourceDefinition<any, any>,
  context: ReadContext<any>,
): AsyncGenerator<ListPage> {
  try {
    yield* pagesOf(resource, context);
  } catch (error) {
    throw withSwitch(error, resource, context);
  }
}

function pagesOf(
  resource: ResourceDefinition<any, any>,
  context: ReadContext<any>,
): AsyncIterable<ListPage> {
  const { list } = resource;
  if (typeof list === 'function') return list(context);
  const { path, paging, query, conditional } = list;
  return context.api.pages(path, paging, {
    query: typeof query === 'function' ? query(context) : query,
    from: context.resumeAt,
    conditional,
    validator: context.validator,
  });
}

/** A row that is no item counts as a row; of an item that it was before, it shows nothing. */
function idSeen({ outcome, externalId }: ParsedRow): string | undefined {
  return outcome === 'skipped' ? `\u0000${externalId}` : externalId;
}

async function readPage(
  page: ListPage,
  run: {
    resource: ResourceDefinition<any, any>;
    context: ReadContext<any>;
    proof: CompletenessProof;
    evidence: EvidenceReader;
    recall?: Recall;
  },
): Promise<ReadPage> {
  const rows: { read: ReadRow; row: unknown }[] = [];
  const problems: RowProblem[] = [];
  run.proof.startPage(page);
  for (const raw of page.rows) {
    const parsed = parseRow(raw, run.resource, run.context);
    if (!run.proof.see(idSeen(parsed))) {
      const { externalId } = parsed;
      problems.push({ externalId, problem: 'row: its id came before' });
    } else if (parsed.outcome === 'item') {
      const { externalId, draft, row } = parsed;
      rows.push({ read: { externalId, draft }, row });
    } else if (parsed.outcome === 'problem') {
      problems.push({ externalId: parsed.externalId, problem: parsed.problem });
    }
  }
  const known = run.resource.remembers
    ? await run.recall?.(rows.map(({ read }) => read.externalId))
    : undefined;
  // The client's own gate bounds the requests; this bounds the rows held in memory.
  const limit = run.resource.evidence ? pLimit(8) : undefined;
  const readEvidence = async ({ read, row }: (typeof rows)[number]) => {
    const result = await run.evidence.read(row, known?.get(read.externalId));
    read.evidence = result.evidence;
    for (const problem of result.problems) {
      problems.push({ externalId: read.externalId, problem });
    }
  };
  await Promise.all(
    rows.map(row => (limit ? limit(readEvidence, row) : readEvidence(row))),
  );
  return {
    rows: rows.map(({ read }) => read),
    problems,
    progress: run.proof.progress(page.next),
  };
}
