import { dashboard } from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { labelsOfTags, ownerOf, servicesOf } from '../../shared/labels';
import { exportAll, type Export } from '../export';
import {
  PAGES,
  spacePath,
  spaceSchema,
  walkSpaces,
  type Space,
} from '../spaces';

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

function listDashboards(context: ReadContext): AsyncIterable<ListPage> {
  return walkSpaces(context, (space, from) => listSpace(space, from, context));
}

/** Without the panels: those of a large space are too much for one answer. */
async function* listSpace(
  space: Space,
  from: string | undefined,
  { api }: ReadContext,
): AsyncIterable<ListPage> {
  const path = `${spacePath(space.id)}/api/saved_objects/_find`;
  const query = {
    type: 'dashboard',
    fields: ['title', 'description'],
    // What is edited meanwhile comes again at the end.
    sort_field: 'updated_at',
  };
  const paging = { ...PAGES, rows: 'saved_objects' };
  let exported: Export | undefined;
  for await (const page of api.pages(path, paging, { query, from })) {
    // An account that may not see dashboards finds none, but is refused their export.
    exported ??= await exportAll(page.total ? 'tag' : 'dashboard', space, api);
    const { tags, whole } = exported;
    yield {
      ...page,
      rows: page.rows.map(row => withTags(row, tags)),
      incompleteBecause: whole ? undefined : 'An export of Kibana broke off.',
    };
  }
}

function withTags(row: unknown, names: Export['tags']): unknown {
  const { data } = referencesSchema.safeParse(row);
  const tags = (data?.references ?? []).flatMap(({ type, id }) =>
    type === 'tag' ? names.get(id) ?? [] : [],
  );
  return typeof row === 'object' ? { ...row, tags: tags.sort() } : row;
}
