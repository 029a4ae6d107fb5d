import type { ApiClient } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { spacePath, type Space } from './spaces';

/** What ends every export. */
const detailsSchema = z.object({ exportedCount: z.number() });

const objectSchema = z.looseObject({ type: z.string(), id: z.string() });
const tagSchema = z.object({ attributes: z.object({ name: z.string() }) });

export interface Export {
  dashboards: unknown[];
  /** Names of tags by id. */
  tags: Map<string, string>;
  /** Whether the summary at the end confirms the number of objects. */
  whole: boolean;
}

/** Dashboards and the tags they refer to; the list of saved objects is deprecated since 8.7. */
export async function exportDashboards(
  api: ApiClient,
  space: Space,
): Promise<Export> {
  const path = `${spacePath(space.id)}/api/saved_objects/_export`;
  const response = await api.request('POST', path, {
    body: { type: ['dashboard', 'tag'] },
    reads: true,
  });
  const text = response.text();
  // Lines of JSON are no JSON, but a login page must be told from both.
  if (/^\s*</.test(text)) response.json();
  const lines = text.split('\n').filter(line => line.trim() !== '');
  const objects = lines.map(parseLine);
  const details = detailsSchema.safeParse(objects.at(-1)).data;
  if (details) objects.pop();
  return {
    ...sort(objects),
    whole: details?.exportedCount === objects.length,
  };
}

/** A line that cannot be read is counted as a bad row. */
function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}

function sort(objects: unknown[]): Pick<Export, 'dashboards' | 'tags'> {
  const dashboards: unknown[] = [];
  const tags = new Map<string, string>();
  for (const object of objects) {
    const { data } = objectSchema.safeParse(object);
    if (data?.type !== 'tag') dashboards.push(object);
    else {
      const tag = tagSchema.safeParse(object).data;
      if (tag) tags.set(data.id, tag.attributes.name);
    }
  }
  return { dashboards, tags };
}
