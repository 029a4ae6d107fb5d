import {
  ConnectorError,
  defineAction,
  type ActionResult,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { segment } from '../../shared/urls';

const input = z.object({
  key: z.string().regex(/^[A-Z][A-Z0-9]{1,9}$/),
  name: z.string().min(1).max(80),
  description: z.string().max(2000).optional(),
  /** E-mail address of the lead; default the user of the write token. */
  leadEmail: z.email().optional(),
  projectTypeKey: z.enum(['software', 'business']).default('software'),
});
type Input = z.output<typeof input>;

const undoInput = z.object({
  /** Absent where it is not known whether the project was created. */
  id: z.string().optional(),
  key: z.string(),
});

const projectSchema = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
});
/** Creating answers with the id as a number, reading with a text. */
const createdSchema = z.object({ id: z.union([z.string(), z.number()]) });
const userSchema = z.object({
  accountId: z.string(),
  emailAddress: z.string().optional(),
});

const TEMPLATES = {
  software: 'com.pyxis.greenhopper.jira:gh-simplified-agility-kanban',
  business:
    'com.atlassian.jira-core-project-templates:jira-core-simplified-project-management',
};

export const createProject = defineAction({
  name: 'create-project',
  title: 'Create an issue project',
  permission: 'the global permission Administer Jira',
  input,
  async plan(project: Input, context) {
    const found = await findProject(project, context);
    if (!found) await findLead(project, context);
    return {
      summary: found
        ? `The project ${found.key}, ${found.name}, already exists`
        : `Would create the project ${project.key}, ${project.name}`,
      unchanged: Boolean(found),
      undo: { key: project.key },
    };
  },
  async apply(project: Input, context): Promise<ActionResult> {
    const { key, name } = project;
    const url = `${context.api.baseUrl}/browse/${key}`;
    const found = await findProject(project, context);
    if (found) {
      const summary = `The project ${key}, ${found.name}, already exists`;
      const output = { projectId: found.id, key, webUrl: url };
      return { summary, url, unchanged: true, output };
    }
    const leadAccountId = await findLead(project, context);
    const id = await create(project, leadAccountId, context);
    return {
      summary: `Created the project ${key}, ${name}`,
      url,
      unchanged: false,
      undo: { id, key },
      output: { projectId: id, key, webUrl: url },
    };
  },
  async undo(undo, { api }) {
    const { id, key } = undoInput.parse(undo);
    await api.request('DELETE', `/project/${segment(id ?? key)}`, {
      // Into the trash, where an administrator finds it for 60 days.
      query: { enableUndo: true },
      write: true,
      allow: [404],
    });
    return { summary: `Moved the project ${key} to the trash` };
  },
});

/** A key is unique in Jira: the project that has it is used as it is. */
function findProject({ key }: Input, { api }: ReadContext) {
  return api.find(`/project/${segment(key)}`, projectSchema, {
    write: true,
    allow: [404],
  });
}

async function findLead({ leadEmail }: Input, { api }: ReadContext) {
  if (!leadEmail) {
    return (await api.get('/myself', userSchema, { write: true })).accountId;
  }
  const users = await api.get('/user/search', z.array(userSchema), {
    query: { query: leadEmail },
    write: true,
  });
  // Addresses that users hide are matched by Jira but not shown.
  const shown = users.find(
    user => user.emailAddress?.toLowerCase() === leadEmail.toLowerCase(),
  );
  const hidden = users.filter(user => !user.emailAddress);
  const lead = shown ?? (hidden.length === 1 ? hidden[0] : undefined);
  if (lead) return lead.accountId;
  throw new ConnectorError('config', `Jira knows no user ${leadEmail}`, {
    remedy: 'Name a lead who has an account in Jira.',
  });
}

async function create(
  project: Input,
  leadAccountId: string,
  { api }: ReadContext,
): Promise<string> {
  const response = await api.request('POST', '/project', {
    write: true,
    body: {
      key: project.key,
      name: project.name,
      description: project.description,
      projectTypeKey: project.projectTypeKey,
      projectTemplateKey: TEMPLATES[project.projectTypeKey],
      leadAccountId,
      assigneeType: 'UNASSIGNED',
    },
  });
  return String(createdSchema.parse(response.json()).id);
}
