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

/** Answers of people to nodes that ask before a workflow goes on. */
export interface Answer {
  workflow: number;
  run: number;
  approved: boolean;
}

/** Those of the time that releases are counted in. */
export async function readAnswers(
  context: ReadContext<AwxSettings>,
): Promise<Answer[]> {
  const found: Answer[] = [];
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
      if (data) found.push(toAnswer(data));
    }
  }
  return found;
}

function toAnswer({
  status,
  summary_fields: { workflow_job: run, workflow_job_template: workflow },
}: z.output<typeof approvalSchema>): Answer {
  return {
    ...{ workflow: workflow.id, run: run.id },
    approved: status === 'successful',
  };
}
