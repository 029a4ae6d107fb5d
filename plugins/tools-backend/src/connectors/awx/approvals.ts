import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { runWindowStart } from '../shared/runs';
import { readList } from './lists';
import type { AwxSettings } from './settings';

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
  // One whose workflow was deleted names none, and is left out.
  const rows = await readList(context, 'workflow_approvals', approvalSchema, {
    finished__gt: runWindowStart(context.now).toISOString(),
  });
  const found = new Map<number, Answer[]>();
  for (const { status, summary_fields } of rows) {
    const { workflow_job: run, workflow_job_template: workflow } =
      summary_fields;
    const answer = { run: run.id, approved: status === 'successful' };
    found.set(workflow.id, [...(found.get(workflow.id) ?? []), answer]);
  }
  return workflow => found.get(workflow) ?? [];
}
