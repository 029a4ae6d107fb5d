import {
  defineResource,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { apiRoot, PAGES, pageUrl, type AwxSettings } from '../settings';

const rowSchema = z.object({
  id: z.number(),
  name: z.string(),
  description: z.string().optional(),
  /** Empty for a plain one, else `smart` or `constructed`. */
  kind: z.string().default(''),
  hosts_with_active_failures: z.number().default(0),
  inventory_sources_with_failures: z.number().default(0),
  summary_fields: z
    .object({ organization: z.object({ name: z.string() }).optional() })
    .default({}),
});
type Row = z.output<typeof rowSchema>;

/** Parts of addresses in the interface. */
const PAGE_OF: Record<string, string> = {
  smart: 'smart_inventory',
  constructed: 'constructed_inventory',
};

export const inventories = defineResource<Row, AwxSettings>({
  name: 'inventories',
  title: 'Inventories',
  itemType: 'inventory',
  process: 'operations',
  shared: true,
  schema: rowSchema,
  list: context =>
    context.api.pages(`${apiRoot(context)}/inventories/`, PAGES, {
      query: { order_by: 'id' },
      from: context.resumeAt,
    }),
  id: row => String(row.id),
  toItem(row, context: ReadContext<AwxSettings>) {
    const page = `${PAGE_OF[row.kind] ?? 'inventory'}/${row.id}/details`;
    return {
      title: row.name,
      description: row.description || undefined,
      url: pageUrl(context, {
        classic: `inventories/${page}`,
        gateway: `inventories/${page}`,
      }),
      owner: { path: row.summary_fields.organization?.name },
      hints: {},
      attributes: { kind: row.kind || 'plain' },
    };
  },
  evidence: row => ({ status: statusOf(row) }),
});

function statusOf(row: Row) {
  if (row.inventory_sources_with_failures > 0) {
    return { health: 'failing' as const, word: 'source fails' };
  }
  return row.hosts_with_active_failures > 0
    ? { health: 'warning' as const, word: 'hosts fail' }
    : { health: 'ok' as const, word: 'ok' };
}
