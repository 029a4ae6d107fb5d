import type { ApiClient } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { spacePath, type Space } from './spaces';

/** What ends every export. */
const detailsSchema = z.object({ exportedCount: z.number() });

const tagSchema = z.object({
  type: z.literal('tag'),
  id: z.string(),
  attributes: z.object({ name: z.string() }),
});

export interface Export {
  /** Names of tags by id. */
  tags: Map<string, string>;
  /** Whether the summary at the end confirms the number of objects. */
  whole: boolean;
}

/** All objects of a type in a space; refused where the account may not see the type. */
export async function exportAll(
  type: 'dashboard' | 'tag',
  space: Space,
  api: ApiClient,
): Promise<Export> {
  const path = `${spacePath(space.id)}/api/saved_objects/_export`;
  const response = await api.request('POST', path, {
    body: { type: [type] },
    reads: true,
  });
  const text = response.text();
  // Lines of JSON are no JSON, but a login page must be told from both.
  if (/^\s*</.test(text)) response.json();
  const lines = text.split('\n').filter(line => line.trim() !== '');
  const objects = lines.map(parseLine);
  const details = detailsSchema.safeParse(objects.at(-1)).data;
  const tags = objects.flatMap(
    object => tagSchema.safeParse(object).data ?? [],
  );
  return {
    tags: new Map(tags.map(({ id, attributes }) => [id, attributes.name])),
    whole: details?.exportedCount === objects.length - 1,
  };
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
