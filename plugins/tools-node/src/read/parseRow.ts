import type {
  ItemDraft,
  ReadContext,
  ResourceDefinition,
} from '../define/connector';
import { cleanDraft, cleanText, MAX_EXTERNAL_ID } from './clean';

export type ParsedRow =
  | { outcome: 'item'; externalId: string; draft: ItemDraft; row: unknown }
  | { outcome: 'skipped'; externalId: string }
  | { outcome: 'problem'; externalId?: string; problem: string };

/** Applies schema, id and mapping to one raw row. Mapping code may throw: a row is never worth a run. */
export function parseRow(
  raw: unknown,
  resource: ResourceDefinition<any, any>,
  context: ReadContext<any>,
): ParsedRow {
  const parsed = resource.schema.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const problem = `${issue.path.join('.') || 'row'}: ${issue.message}`;
    return { outcome: 'problem', externalId: idOf(raw, resource), problem };
  }
  const externalId = idOf(parsed.data, resource);
  if (externalId === undefined) {
    return { outcome: 'problem', problem: 'row: no usable id' };
  }
  try {
    const draft = resource.toItem(parsed.data, context);
    if (!draft) return { outcome: 'skipped', externalId };
    const row = parsed.data;
    return { outcome: 'item', externalId, draft: cleanDraft(draft), row };
  } catch (error) {
    const problem = `row: ${error instanceof Error ? error.message : error}`;
    return { outcome: 'problem', externalId, problem };
  }
}

function idOf(
  row: any,
  resource: ResourceDefinition<any, any>,
): string | undefined {
  try {
    const id = cleanText(String(resource.id(row)), MAX_EXTERNAL_ID);
    return id && id !== 'undefined' && id !== 'null' && id !== 'NaN'
      ? id
      : undefined;
  } catch {
    return undefined;
  }
}
