import {
  ConnectorError,
  defineAction,
  type ActionResult,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { segment } from '../../shared/urls';
import { webUrlOf, projectSchema, type ProjectRow } from '../project';

const input = z.object({
  /** Full path of an existing group or user, for example `payments`. */
  namespace: z.string().regex(/^[\w.-]+(\/[\w.-]+)*$/),
  /** Path and name of the project. */
  name: z.string().regex(/^[a-zA-Z0-9][\w.-]{0,99}$/),
  description: z.string().max(2000).optional(),
  visibility: z.enum(['private', 'internal', 'public']).default('private'),
  defaultBranch: z.string().min(1).default('main'),
  pipelineMustSucceed: z.boolean().default(true),
  discussionsMustBeResolved: z.boolean().default(true),
});
type Input = z.output<typeof input>;

const undoInput = z.object({
  /** Absent where it is not known whether the project was created. */
  projectId: z.number().int().optional(),
  path: z.string(),
});

export const createProject = defineAction({
  name: 'create-project',
  title: 'Create a project',
  permission: 'the scope api and the role Maintainer in the group',
  input,
  async plan(project: Input, context) {
    const path = pathOf(project);
    const found = await findProject(path, context);
    if (!found) await findNamespace(project.namespace, context);
    return {
      summary: found
        ? `${path} already exists`
        : `Would create the ${project.visibility} project ${path}`,
      unchanged: Boolean(found),
      undo: { path },
    };
  },
  async apply(project: Input, context): Promise<ActionResult> {
    const path = pathOf(project);
    const found = await findProject(path, context);
    if (found) {
      const summary = `${path} already exists`;
      return { summary, unchanged: true, ...outcome(found, project, context) };
    }
    const namespaceId = await findNamespace(project.namespace, context);
    const created = await create(project, namespaceId, context);
    return {
      summary: `Created the ${project.visibility} project ${path}`,
      unchanged: false,
      undo: { projectId: created.id, path },
      ...outcome(created, project, context),
    };
  },
  async undo(undo, { api }) {
    const { projectId, path } = undoInput.parse(undo);
    await api.request('DELETE', `/projects/${segment(projectId ?? path)}`, {
      write: true,
      allow: [404],
    });
    return { summary: `Deleted the project ${path}` };
  },
});

function pathOf({ namespace, name }: Input): string {
  return `${namespace}/${name}`;
}

function findProject(path: string, { api }: ReadContext) {
  return api.find(`/projects/${segment(path)}`, projectSchema, {
    write: true,
    allow: [404],
  });
}

async function findNamespace(path: string, { api }: ReadContext) {
  const namespace = await api.find(
    `/namespaces/${segment(path)}`,
    z.object({ id: z.number() }),
    { write: true, allow: [404] },
  );
  if (namespace) return namespace.id;
  throw new ConnectorError('config', `GitLab has no group ${path}`, {
    remedy: `Create the group ${path} in GitLab, or choose another one.`,
  });
}

async function create(
  project: Input,
  namespaceId: number,
  { api }: ReadContext,
): Promise<ProjectRow> {
  const response = await api.request('POST', '/projects', {
    write: true,
    body: {
      name: project.name,
      path: project.name,
      namespace_id: namespaceId,
      description: project.description,
      visibility: project.visibility,
      default_branch: project.defaultBranch,
      only_allow_merge_if_pipeline_succeeds: project.pipelineMustSucceed,
      only_allow_merge_if_all_discussions_are_resolved:
        project.discussionsMustBeResolved,
    },
  });
  return projectSchema.parse(response.json());
}

function outcome(project: ProjectRow, asked: Input, { api }: ReadContext) {
  const url = webUrlOf(project, api.baseUrl);
  const output = {
    projectId: project.id,
    cloneUrl: `${url}.git`,
    webUrl: url,
    defaultBranch: project.default_branch || asked.defaultBranch,
  };
  return { url, output };
}
