import { ciRuns, codeInspection } from '@strata/backstage-plugin-tools-common';
import { isLinter, type Evidence } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { summarizeRuns, type Run } from '../shared/runs';
import { PAGE, type Conduit } from './conduit';
import { timeOf } from './policy';

const timed = { dateCreated: z.number(), dateModified: z.number() };

/** A commit as Harbormaster builds it, by all plans together. */
const buildableSchema = z.object({
  phid: z.string(),
  fields: z.object({
    objectPHID: z.string(),
    buildableStatus: z.object({ value: z.string() }),
    /** Whether a person tried something with it. */
    isManual: z.boolean(),
    ...timed,
  }),
});
type Buildable = z.output<typeof buildableSchema>;

/** What one plan made of it; its name is that of the plan. */
const buildSchema = z.object({
  fields: z.object({
    buildStatus: z.object({ value: z.string() }),
    name: z.string(),
    ...timed,
  }),
});

/** One that was aborted, or broke, says nothing about the code. */
const VERDICTS = ['passed', 'failed'];

/**
 * How the newest builds of these commits went. Nothing where the account may not see builds, and
 * where there are none: the commits may be built elsewhere.
 */
export async function readBuilds(
  commits: string[],
  conduit: Conduit,
  now: Date,
): Promise<NonNullable<Evidence['facts']>> {
  if (!commits.length) return [];
  const found = await findNewest(
    'harbormaster.buildable.search',
    { objectPHIDs: commits },
    buildableSchema,
    conduit,
  );
  const built = (found ?? []).filter(({ fields }) => !fields.isManual);
  if (!built.length) return [];
  return [
    { type: ciRuns, value: summarizeRuns(built.map(toRun), now) },
    ...(await readInspection(built, conduit)),
  ];
}

/** By the newest finished build of each plan that is named after a linter. */
async function readInspection(
  built: Buildable[],
  conduit: Conduit,
): Promise<NonNullable<Evidence['facts']>> {
  const builds = await findNewest(
    'harbormaster.build.search',
    { buildables: built.map(({ phid }) => phid) },
    buildSchema,
    conduit,
  );
  const lints = (builds ?? []).filter(({ fields }) => isLinter(fields.name));
  const inspectors = [...new Set(lints.map(({ fields }) => fields.name))];
  if (!inspectors.length) return [];
  const ended = inspectors.flatMap(
    plan =>
      lints.find(
        ({ fields: { name, buildStatus } }) =>
          name === plan && VERDICTS.includes(buildStatus.value),
      )?.fields ?? [],
  );
  const results = ended.length && {
    passed: ended.every(({ buildStatus }) => buildStatus.value === 'passed'),
    finishedAt: timeOf(
      Math.max(...ended.map(({ dateModified }) => dateModified)),
    ),
  };
  const value = { inspectors: inspectors.sort(), ...(results || {}) };
  return [{ type: codeInspection, value }];
}

/** At most a page. */
async function findNewest<T>(
  method: string,
  constraints: Record<string, string[]>,
  row: z.ZodType<T>,
  conduit: Conduit,
): Promise<T[] | undefined> {
  const page = await conduit.find(
    method,
    { constraints, order: 'newest', limit: PAGE },
    z.object({ data: z.array(row) }),
  );
  return page?.data;
}

/** It was last changed when it ended. */
function toRun({
  fields: { buildableStatus, dateCreated, dateModified },
}: Buildable): Run {
  const startedAt = new Date(dateCreated * 1000);
  const { value } = buildableStatus;
  if (['preparing', 'building'].includes(value)) {
    return { result: 'running', startedAt };
  }
  const ended = value === 'failed' ? 'failure' : 'other';
  return {
    result: value === 'passed' ? 'success' : ended,
    startedAt,
    finishedAt: new Date(dateModified * 1000),
  };
}
