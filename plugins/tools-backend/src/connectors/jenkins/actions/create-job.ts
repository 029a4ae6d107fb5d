import {
  ConnectorError,
  defineAction,
  type ActionResult,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { jobConfig, repositoriesInConfig } from '../configXml';
import { folderOf, jobPath } from '../paths';

/** Jenkins refuses these characters in the name of an item. */
const itemName = z.string().regex(/^[^?*/\\%!@#$^&|<>[\]:;]{1,200}$/);

const input = z.object({
  /** Full name of an existing folder, for example `payments`; absent for the root. */
  folder: z.string().min(1).optional(),
  name: itemName,
  kind: z.enum(['multibranch', 'pipeline']).default('multibranch'),
  repositoryUrl: z.url({ protocol: /^(https?|ssh)$/ }),
  scriptPath: z.string().min(1).default('Jenkinsfile'),
  /** Branch that a pipeline job builds. */
  branch: z.string().min(1).default('main'),
  /** Id of a credential that Jenkins holds. */
  credentialsId: z.string().optional(),
  description: z.string().optional(),
});
type Input = z.output<typeof input>;

const undoInput = z.object({ fullName: z.string().min(1) });

export const createJob = defineAction({
  name: 'create-job',
  title: 'Create a job',
  permission:
    'Job/Create, Job/Configure, Job/Build and Job/Delete on the folder',
  input,
  async plan(job: Input, context) {
    const found = await findJob(job, context);
    return {
      summary: found
        ? `${fullNameOf(job)} already builds ${job.repositoryUrl}`
        : `Would create the ${job.kind} job ${fullNameOf(job)} for ${
            job.repositoryUrl
          }`,
      unchanged: found,
      undo: { fullName: fullNameOf(job) },
    };
  },
  async apply(job: Input, context): Promise<ActionResult> {
    const fullName = fullNameOf(job);
    const url = `${context.api.baseUrl}${jobPath(fullName)}/`;
    const output = { fullName };
    if (await findJob(job, context)) {
      const summary = `${fullName} already builds ${job.repositoryUrl}`;
      return { summary, url, unchanged: true, output };
    }
    await context.api.request(
      'POST',
      `${jobPath(job.folder ?? '')}/createItem`,
      {
        query: { name: job.name },
        content: {
          type: 'application/xml; charset=utf-8',
          text: jobConfig(job),
        },
        write: true,
      },
    );
    const started = await startFirstBuild(fullName, context);
    return {
      summary: `Created the ${job.kind} job ${fullName}${
        started ? '' : '; its first build must be started by hand'
      }`,
      url,
      unchanged: false,
      undo: { fullName },
      output,
    };
  },
  async undo(undo, { api }) {
    const { fullName } = undoInput.parse(undo);
    // Jenkins answers with a redirect to the folder.
    await api.request('POST', `${jobPath(fullName)}/doDelete`, {
      write: true,
      allow: [302, 404],
    });
    return { summary: `Deleted the job ${fullName}` };
  },
});

function fullNameOf({ folder, name }: Input): string {
  return folder ? `${folder}/${name}` : name;
}

/** Whether the job exists; throws where its name is taken or its folder is missing. */
async function findJob(job: Input, { api }: ReadContext): Promise<boolean> {
  const fullName = fullNameOf(job);
  const folder = folderOf(fullName);
  if (folder && !(await exists(folder, api))) {
    throw new ConnectorError('config', `Jenkins has no folder ${folder}`, {
      remedy: `Create the folder ${folder} in Jenkins, or choose another one.`,
    });
  }
  if (!(await exists(fullName, api))) return false;
  const config = await api.request('GET', `${jobPath(fullName)}/config.xml`, {
    write: true,
  });
  if (repositoriesInConfig(config.text()).includes(job.repositoryUrl))
    return true;
  throw new ConnectorError(
    'config',
    `The job ${fullName} exists and builds another repository`,
    { remedy: 'Choose another name, or delete that job in Jenkins first.' },
  );
}

async function exists(fullName: string, api: ReadContext['api']) {
  const path = `${jobPath(fullName)}/api/json`;
  const answer = await api.request('GET', path, {
    query: { tree: 'fullName' },
    write: true,
    allow: [404],
  });
  return answer.status !== 404;
}

/** Scans the branches, or builds. A failure here must not hide that the job now exists. */
async function startFirstBuild(fullName: string, { api }: ReadContext) {
  try {
    const answer = await api.request('POST', `${jobPath(fullName)}/build`, {
      query: { delay: '0sec' },
      write: true,
      allow: [302, 303, 403, 404, 409],
    });
    return answer.status < 400;
  } catch (error) {
    if (error instanceof ConnectorError) return false;
    throw error;
  }
}
