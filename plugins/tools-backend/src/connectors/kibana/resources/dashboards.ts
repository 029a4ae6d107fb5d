import { dashboard } from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { labelsOfTags, ownerOf, servicesOf } from '../../shared/labels';
import { exportDashboards } from '../export';
import { readSpaces, spacePath, spaceSchema } from '../spaces';

const rowSchema = z.object({
  id: z.string().min(1),
  attributes: z.object({
    title: z.string(),
    description: z.string().optional(),
  }),
  updated_at: z.string().optional(),
  space: spaceSchema,
  /** Names, in order. */
  tags: z.array(z.string()),
});
type Row = z.output<typeof rowSchema>;

const referencesSchema = z.object({
  references: z.array(z.object({ type: z.string(), id: z.string() })),
});

/** Ids are unique within a space only. */
const idOf = ({ space, id }: Row) => `${space.id}/${id}`;

export const dashboards = defineResource<Row>({
  name: 'dashboards',
  title: 'Dashboards',
  itemType: 'dashboard',
  process: 'monitoring',
  schema: rowSchema,
  list: listDashboards,
  id: idOf,
  toItem(row, { api }) {
    const { attributes, space, tags } = row;
    const labels = labelsOfTags(tags);
    const id = encodeURIComponent(row.id);
    return {
      title: attributes.title,
      description: attributes.description || undefined,
      url: `${api.baseUrl}${spacePath(space.id)}/app/dashboards#/view/${id}`,
      owner: ownerOf(labels, space.name),
      hints: {
        annotations: { 'elastic/kibana-dashboard': [idOf(row)] },
        services: servicesOf(labels),
      },
      attributes: { space: space.id, tags },
    };
  },
  facts: [dashboard],
  evidence: row => ({
    status: { health: 'ok', lastActivityAt: row.updated_at },
    facts: [
      {
        type: dashboard,
        value: {
          folder: row.space.name,
          tags: row.tags,
          updatedAt: row.updated_at,
        },
      },
    ],
  }),
});

/** One page for each space; without the end of each export the list was not seen whole. */
async function* listDashboards({ api }: ReadContext): AsyncIterable<ListPage> {
  const spaces = await readSpaces(api);
  let whole = true;
  for (const space of spaces) {
    const found = await exportDashboards(api, space);
    whole &&= found.whole;
    const rows = found.dashboards.map(raw => {
      const references = referencesSchema.safeParse(raw).data?.references;
      const tags = (references ?? []).flatMap(({ type, id }) =>
        type === 'tag' ? found.tags.get(id) ?? [] : [],
      );
      return typeof raw === 'object'
        ? { ...raw, space, tags: tags.sort() }
        : raw;
    });
    yield { rows, last: whole && space === spaces.at(-1) };
  }
}
