import type { issueMembers } from '@strata/backstage-plugin-tools-common';
import type {
  ApiClient,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { LARGEST_PAGE } from '../list';
import { isShown, type Project } from '../project';

const memberSchema = z.object({
  user: z.object({ id: z.number() }).optional(),
  group: z.object({ id: z.number() }).optional(),
  roles: z.array(z.object({ name: z.string() })).default([]),
});
export type Member = z.output<typeof memberSchema>;

const pageSchema = z.object({
  memberships: z.array(memberSchema),
  total_count: z.number(),
});

/** Counts only: no name of a person becomes a fact. */
export function countMembers(
  members: readonly Member[],
  project: Project,
): z.output<typeof issueMembers.schema> {
  const holders = new Map<string, number>();
  for (const { name } of members.flatMap(({ roles }) => roles)) {
    holders.set(name, (holders.get(name) ?? 0) + 1);
  }
  return {
    open: project.is_public,
    people: members.filter(member => member.user).length,
    groups: members.filter(member => member.group).length,
    roles: [...holders]
      .map(([name, count]) => ({ name, holders: count }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** `undefined` where the account may not see members. */
export async function readMembers(
  project: Project,
  { api }: ReadContext,
): Promise<Member[] | undefined> {
  return isShown(project) ? findMembers(project.id, api) : undefined;
}

async function findMembers(
  project: number,
  api: ApiClient,
): Promise<Member[] | undefined> {
  const all: Member[] = [];
  for (;;) {
    const page = await api.find(
      `/projects/${project}/memberships.json`,
      pageSchema,
      {
        query: { offset: all.length, limit: LARGEST_PAGE },
        allow: [403, 404],
      },
    );
    if (!page) return undefined;
    all.push(...page.memberships);
    if (all.length >= page.total_count || !page.memberships.length) return all;
  }
}
