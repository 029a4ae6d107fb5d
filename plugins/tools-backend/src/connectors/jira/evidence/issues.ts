import { issueFlow } from '@strata/backstage-plugin-tools-common';
import type {
  Evidence,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { RUN_WINDOW_DAYS } from '../../shared/runs';
import { quoteJql } from '../jql';

const countSchema = z.object({ count: z.number() });

export function countOpen(
  key: string,
  context: ReadContext,
): Promise<number | undefined> {
  return count(key, 'statusCategory != Done', context);
}

export async function flowFacts(
  key: string,
  context: ReadContext,
): Promise<NonNullable<Evidence['facts']>> {
  const since = `>= -${RUN_WINDOW_DAYS}d`;
  const [opened, closed] = await Promise.all([
    count(key, `created ${since}`, context),
    count(key, `resolved ${since}`, context),
  ]);
  return opened === undefined || closed === undefined
    ? []
    : [
        {
          type: issueFlow,
          value: { windowDays: RUN_WINDOW_DAYS, opened, closed },
        },
      ];
}

/** Near enough and one request; the exact count went with the removed search (CHANGE-2046). */
async function count(key: string, clause: string, { api }: ReadContext) {
  const answer = await api.request('POST', '/search/approximate-count', {
    body: { jql: `project = ${quoteJql(key)} AND ${clause}` },
    reads: true,
    allow: [400, 403, 404],
  });
  return answer.status === 200
    ? countSchema.parse(answer.json()).count
    : undefined;
}
