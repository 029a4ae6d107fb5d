import { z } from 'zod';
import { defineFactType } from './define';

export const issueProject = defineFactType({
  id: 'issues.project',
  title: 'an issue project with its lead and last update',
  schema: z.object({
    key: z.string(),
    lead: z.string().optional(),
    lastIssueUpdateAt: z.string().optional(),
    openIssues: z.number().optional(),
    archived: z.boolean(),
  }),
});

export const issueMembers = defineFactType({
  id: 'issues.members',
  title: 'who may work in an issue project, by role',
  schema: z.object({
    open: z.boolean().describe('Whether people who are no members may see it.'),
    people: z.number(),
    groups: z.number(),
    roles: z.array(z.object({ name: z.string(), holders: z.number() })),
  }),
});

export const issueVersions = defineFactType({
  id: 'issues.versions',
  title: 'the planned releases of an issue project',
  schema: z.object({
    open: z.number(),
    overdue: z.number().describe('Open ones whose date has passed.'),
    next: z.object({ name: z.string(), dueOn: z.string() }).optional(),
    lastDone: z.object({ name: z.string(), doneAt: z.string() }).optional(),
  }),
});

export const issueFlow = defineFactType({
  id: 'issues.flow',
  title: 'how many issues of a project were opened and closed lately',
  schema: z.object({
    windowDays: z.number(),
    opened: z.number(),
    closed: z.number(),
  }),
});
