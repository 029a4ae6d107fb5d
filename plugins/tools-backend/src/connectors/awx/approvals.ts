import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { runWindowStart } from '../shared/runs';
import { apiRoot, PAGES, type AwxSettings } from './settings';

const linked = z.object({ id: z.number() });

const approvalSchema = z.object({
  /** `successful` where somebody approved. */
  status: z.string(),
  summary_fields: z.object({
    workflow_job: linked,
    workflow_job_template: linked,
  }),
});

/** What people answered a run that asked before it went on. */
interface Answer {
  run: number;
  approved: boolean;
}

/** Those of the time that releases are counted in, by workflow. */
export async function readAnswers(
  context: ReadContext<AwxSettings>,
): Promise<(workflow: number) => Answer[]> {
  const found = new Map<number, Answer[]>();
  const path = `${apiRoot(context)}/workflow_approvals/`;
  for await (const { rows } of context.api.pages(path, PAGES, {
    query: {
      order_by: 'id',
      finished__gt: runWindowStart(context.now).toISOString(),
    },
  })) {
    for (const raw of rows) {
      const { data } = approvalSchema.safeParse(raw);
      // One whose workflow was deleted names none.
      if (!data) continue;
      const { workflow_job: run, workflow_job_template: workflow } =
        data.summary_fields;
      const answer = { run: run.id, approved: data.status === 'successful' };
      found.set(workflow.id, [...(found.get(workflow.id) ?? []), answer]);
    }
  }
  return workflow => found.get(workflow) ?? [];
}
