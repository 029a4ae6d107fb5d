import { z } from 'zod';

/** The fields of a feed item that its entity is made of. */
const feedItemSchema = z.object({
  uid: z.string().min(1).max(200),
  instance: z.string().min(1),
  instanceTitle: z.string(),
  resource: z.string().min(1),
  externalId: z.string().min(1),
  type: z.string().min(1).max(63),
  title: z.string(),
  description: z.string().optional(),
  url: z.string().optional(),
  owner: z.string().optional(),
  linkedTo: z.array(z.string()),
});

export type FeedItem = z.output<typeof feedItemSchema>;

/** The item, or what is wrong with it in one sentence. */
export function parseFeedItem(
  uid: string,
  item: unknown,
): { item: FeedItem } | { problem: string } {
  const result = feedItemSchema.safeParse(item);
  if (!result.success) {
    const [issue] = result.error.issues;
    return { problem: `${issue.path.join('.') || 'item'}: ${issue.message}` };
  }
  if (result.data.uid !== uid) {
    return { problem: `its item has another uid, ${result.data.uid}` };
  }
  return { item: result.data };
}
