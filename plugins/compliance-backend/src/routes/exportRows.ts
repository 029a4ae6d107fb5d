import type {
  CheckResult,
  ResultQuery,
} from '@strata/backstage-plugin-compliance-common';
import { csvRow } from '@strata/backstage-plugin-tools-common';
import { MAX_PAGE_SIZE } from '../store/ResultStore';
import type { RouteContext } from './context';

const HEADER = [
  'team',
  'subject',
  'title',
  'process',
  'check',
  'question',
  'severity',
  'outcome',
  'message',
  'since',
  'evaluated at',
  'evidence',
  'evidence links',
  'waived until',
  'waiver reason',
  'waiver approved by',
];

/** All results of a query as records of CSV, read page by page. */
export async function* exportRows(
  context: Pick<RouteContext, 'results' | 'registry'> & { now: Date },
  query: ResultQuery,
): AsyncGenerator<string> {
  yield csvRow(HEADER);
  let cursor: string | undefined;
  do {
    const page = await context.results.list(
      { ...query, cursor, limit: MAX_PAGE_SIZE },
      context.now,
    );
    for (const result of page.items) yield csvRow(cellsOf(context, result));
    cursor = page.nextCursor;
  } while (cursor);
}

function cellsOf(
  { registry }: Pick<RouteContext, 'registry'>,
  result: CheckResult,
) {
  const check = registry.find(result.checkId);
  const waiver =
    result.waiver?.state === 'approved' ? result.waiver : undefined;
  return [
    result.team,
    result.entityRef,
    result.entityTitle,
    result.process,
    result.checkId,
    check?.title,
    check?.severity,
    result.display,
    result.message,
    result.since,
    result.evaluatedAt,
    result.evidence.map(one => `${one.text} (${one.source})`).join('\n'),
    result.evidence.flatMap(one => one.url ?? []).join('\n'),
    waiver?.expiresAt,
    waiver?.reason,
    waiver?.decidedBy,
  ];
}
