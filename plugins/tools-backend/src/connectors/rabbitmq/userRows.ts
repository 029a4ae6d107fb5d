import { z } from 'zod';

/** Without `columns` the answer holds the hashes of passwords. */
export const USER_LIST = {
  path: '/users',
  query: { columns: 'name,tags' },
} as const;

export const userSchema = z.object({
  name: z.string().min(1),
  /** A list from version 3.9 on, one text before. */
  tags: z
    .union([
      z.array(z.string()),
      z.string().transform(text => text.split(',').filter(Boolean)),
    ])
    .default([]),
});
export type UserRow = z.output<typeof userSchema>;

export function isAdministrator({ tags }: UserRow): boolean {
  return tags.includes('administrator');
}
