import type { ApiClient } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { segment } from '../shared/urls';

export const spaceSchema = z.object({
  id: z.string().min(1),
  name: z.string(),
  description: z.string().optional(),
});
export type Space = z.output<typeof spaceSchema>;

/** The spaces that the credential may enter. */
export async function readSpaces(api: ApiClient): Promise<Space[]> {
  return api.get('/api/spaces/space', z.array(spaceSchema));
}

/** The default space has no part of its own in addresses. */
export function spacePath(id: string): string {
  return id === 'default' ? '' : `/s/${segment(id)}`;
}
