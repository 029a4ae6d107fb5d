import {
  defineResource,
  type Evidence,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import {
  environmentOf,
  labelsOfTags,
  ownerOf,
  servicesOf,
} from '../../shared/labels';
import {
  BY_NAME,
  choiceSchema,
  labelsSchema,
  listPages,
  timeSchema,
  type JumpserverSettings,
} from '../api';

const rowSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  address: z.string(),
  comment: z.string().nullish(),
  is_active: z.boolean().default(true),
  platform: z.object({ name: z.string() }).optional(),
  category: choiceSchema.optional(),
  /** Whether the bastion last got through: `ok`, `err` or `-`. */
  connectivity: choiceSchema.nullish(),
  date_verified: timeSchema.nullish(),
  /** Paths in the tree, for example `/Default/payments`. */
  nodes_display: z.array(z.string()).default([]),
  labels: labelsSchema,
});
type Row = z.output<typeof rowSchema>;

export const assets = defineResource<Row, JumpserverSettings>({
  name: 'assets',
  title: 'Assets',
  itemType: 'bastion-asset',
  process: 'access-control',
  schema: rowSchema,
  list: context => listPages(context, '/assets/assets/', { order: BY_NAME }),
  id: row => row.id,
  toItem(row, { api }) {
    const labels = labelsOfTags(row.labels);
    return {
      title: row.name,
      description: row.comment || undefined,
      url: `${api.baseUrl}/ui/#/console/assets/assets/${encodeURIComponent(
        row.id,
      )}`,
      environment: environmentOf(labels),
      owner: ownerOf(labels, folderOf(row.nodes_display)),
      hints: {
        annotations: {
          'jumpserver/asset': [row.id, row.name, row.address],
        },
        services: servicesOf(labels),
      },
      attributes: {
        address: row.address,
        category: row.category && String(row.category.value),
        platform: row.platform?.name,
        labels: row.labels,
      },
    };
  },
  evidence: (row): Evidence => ({
    status: {
      ...stateOf(row),
      lastActivityAt: row.date_verified?.toISOString(),
    },
  }),
});

/** The folder of the first path, below the organization. */
function folderOf(paths: string[]): string | undefined {
  const [first] = paths.toSorted();
  return first?.split('/').slice(2).join('/') || undefined;
}

function stateOf({ is_active, connectivity }: Row): Evidence['status'] & {} {
  if (!is_active) return { health: 'unknown', word: 'disabled' };
  if (connectivity?.value === 'ok') return { health: 'ok', word: 'reachable' };
  return connectivity?.value === 'err'
    ? { health: 'failing', word: 'not reachable' }
    : { health: 'unknown', word: 'not tried' };
}
