import { z } from 'zod';
import type { JiraState } from './JiraState';

export const createBody = z.object({
  key: z.string(),
  name: z.string().min(1),
  description: z.string().optional(),
  leadAccountId: z.string(),
  projectTypeKey: z.string(),
});

export const updateBody = createBody.partial();

export function fieldErrors(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(
    error.issues.map(issue => [issue.path.join('.'), issue.message]),
  );
}

export function problemOf(
  state: JiraState,
  body: z.output<typeof createBody>,
): Record<string, string> | undefined {
  if (!/^[A-Z][A-Z0-9]{1,9}$/.test(body.key)) {
    return {
      projectKey:
        'A key is 2 to 10 upper-case letters and digits and begins with a letter.',
    };
  }
  if (state.project(body.key)) {
    return { projectKey: `Project ${body.key} uses this project key.` };
  }
  if (state.projects.list().some(({ name }) => name === body.name)) {
    return { projectName: 'A project with that name already exists.' };
  }
  if (!state.users.some(user => user.accountId === body.leadAccountId)) {
    return { projectLead: 'The lead is not a user.' };
  }
  return undefined;
}
