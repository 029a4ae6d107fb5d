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
