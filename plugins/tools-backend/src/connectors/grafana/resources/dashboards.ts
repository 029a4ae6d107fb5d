import { dashboard } from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type KnownFacts,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { labelsOfTags, ownerOf, servicesOf } from '../../shared/labels';
import { segment } from '../../shared/urls';
import { Folders, PAGES } from '../folders';

const rowSchema = z.object({
  uid: z.string().min(1),
  title: z.string(),
  tags: z.array(z.string()).default([]),
  folderTitle: z.string().optional(),
  restricted: z.boolean().default(false),
});
type Row = z.output<typeof rowSchema>;

const detailSchema = z.object({
  meta: z.object({ updated: z.string().optional() }),
});

export const dashboards = defineResource<Row>({
  name: 'dashboards',
  title: 'Dashboards',
  itemType: 'dashboard',
  process: 'monitoring',
  schema: rowSchema,
  list: listWithAccess,
  /** The list tells nothing of edits: a full read asks each dashboard for its last one. */
  incremental: true,
  id: row => row.uid,
  toItem(row, { api }) {
    const labels = labelsOfTags(row.tags);
    return {
      title: row.title,
      url: `${api.baseUrl}/d/${encodeURIComponent(row.uid)}`,
      restricted: row.restricted,
      owner: ownerOf(labels, row.folderTitle),
      hints: {
        annotations: {
          'grafana/dashboard-selector': [row.uid, ...row.tags],
          'grafana/tag-selector': row.tags,
        },
        services: servicesOf(labels),
      },
      attributes: { tags: row.tags },
    };
  },
  facts: [dashboard],
  remembers: [dashboard],
  evidence,
});

async function* listWithAccess({
  api,
  resumeAt,
}: ReadContext): AsyncIterable<ListPage> {
  const folders = await Folders.read(api);
  const location = z.object({
    uid: z.string().min(1),
    folderUid: z.string().optional(),
  });
  const query = { type: 'dash-db' };
  const pages = api.pages('/search', PAGES, { query, from: resumeAt });
  for await (const page of pages) {
    const rows = page.rows.map(async row => {
      const { data } = location.safeParse(row);
      if (!data) return row;
      const { uid, folderUid } = data;
      const restricted = await folders.isDashboardRestricted(uid, folderUid);
      return { ...(row as object), restricted };
    });
    yield { ...page, rows: await Promise.all(rows) };
  }
}

async function evidence(
  row: Row,
  context: ReadContext,
  known: KnownFacts,
): Promise<Evidence> {
  const before = context.since && known.get(dashboard);
  const { updatedAt } = before ?? (await readEdit(row, context));
  const value = { folder: row.folderTitle, tags: row.tags, updatedAt };
  return {
    status: { health: 'ok', lastActivityAt: updatedAt },
    facts: [{ type: dashboard, value }],
  };
}

async function readEdit(
  { uid }: Row,
  { api }: ReadContext,
): Promise<{ updatedAt?: string }> {
  const path = `/dashboards/uid/${segment(uid)}`;
  const detail = await api.find(path, detailSchema, { allow: [403, 404] });
  return { updatedAt: detail?.meta.updated };
}
