import type { ReadContext, ResourceDefinition } from '../define/connector';
import { ConnectorError } from '../define/errors';
import { EvidenceReader } from './evidence';
import { parseRow } from './parseRow';
import type { Recall } from './readResource';
import type { ReadResult, ReadRow } from './types';

/** What the tool shows of one item now. */
export type ItemReading =
  | {
      outcome: 'found';
      row: ReadRow;
      /** Set where the item is there, but not all of its facts. */
      evidenceError?: ReadResult['evidenceError'];
    }
  /** The list would not show it, or not as an item. */
  | { outcome: 'absent' }
  /** The resource does not read single rows. */
  | { outcome: 'skipped' };

/** Reads one row by its id, with the mapping of the list; throws a `ConnectorError`. */
export async function readItem(
  resource: ResourceDefinition<any, any>,
  id: string,
  context: ReadContext<any>,
  recall?: Recall,
): Promise<ItemReading> {
  if (!resource.read) return { outcome: 'skipped' };
  const raw = await resource.read(id, context);
  if (raw === undefined) return { outcome: 'absent' };
  const parsed = parseRow(raw, resource, context);
  if (parsed.outcome === 'problem') throw unusable(resource.name, parsed);
  if (parsed.externalId !== id) {
    throw unusable(resource.name, { problem: 'another row was answered' });
  }
  if (parsed.outcome === 'skipped') return { outcome: 'absent' };
  const evidence = new EvidenceReader(resource, context);
  const known = resource.remembers ? await recall?.([id]) : undefined;
  const result = await evidence.read(parsed.row, known?.get(id));
  const row = { externalId: id, draft: parsed.draft, ...pick(result) };
  return { outcome: 'found', row, evidenceError: evidence.firstError };
}

function pick({ evidence }: Awaited<ReturnType<EvidenceReader['read']>>) {
  return evidence ? { evidence } : {};
}

function unusable(resource: string, { problem }: { problem: string }) {
  return new ConnectorError(
    'contract',
    `A row of ${resource} could not be used: ${problem}.`,
    { remedy: 'The next read of the whole list shows it among its samples.' },
  );
}
