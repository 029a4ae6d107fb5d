import type { reviewPolicy } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { readDialect } from '../dialect';
import { projectPath, type ProjectRow } from '../project';
import type { GerritSettings } from '../settings';

const labelsSchema = z.array(
  z.object({
    name: z.string(),
    /** What the label itself asks for; `NoBlock` leaves it to submit requirements. */
    function: z.string().optional(),
    ignore_self_approval: z.boolean().optional(),
  }),
);
const requirementsSchema = z.array(
  z.object({
    name: z.string(),
    applicability_expression: z.string().optional(),
    submittability_expression: z.string(),
    allow_override_in_child_projects: z.boolean().optional(),
  }),
);
type Label = z.output<typeof labelsSchema>[number];
type Requirement = z.output<typeof requirementsSchema>[number];
type Policy = Required<z.output<typeof reviewPolicy.schema>>;

/** Functions of a label without whose highest vote a change cannot be submitted. */
const BLOCKING = ['MaxWithBlock', 'MaxNoBlock'];

/** A vote of at least +1 that must be there, with the words that restrict whose vote counts. */
const VOTE =
  /(?<=^|[\s(])(?<!NOT\s)label:"?([\w-]+?)"?(?:>=?|=)?\+?(?:MAX|[1-9])\b([^\s)]*)/gi;
const OTHERS_ONLY = /users?=(non_uploader|non_contributor|human_reviewers)/i;

/**
 * What a change needs before it can be submitted. Nothing where the rules cannot be seen, because
 * the account may not, or because they are in submit requirements that this version does not list.
 */
export async function readPolicy(
  project: ProjectRow,
  branch: string | undefined,
  context: ReadContext<GerritSettings>,
): Promise<Policy | undefined> {
  const { submitRequirements } = await readDialect(context);
  const [labels, requirements] = await Promise.all([
    find(project, 'labels/', labelsSchema, context),
    submitRequirements === 'listed'
      ? find(project, 'submit_requirements', requirementsSchema, context)
      : [],
  ]);
  if (!labels || !requirements) return undefined;
  const applicable = inForce(requirements).filter(rule =>
    mayApply(rule, branch),
  );
  const policy = policyOf(inForce(labels), applicable, context);
  const complete = submitRequirements !== 'hidden' || policy.approvalRequired;
  return complete ? policy : undefined;
}

function find<T>(
  { name }: ProjectRow,
  list: string,
  schema: z.ZodType<T>,
  { api }: ReadContext,
): Promise<T | undefined> {
  return api.find(`${projectPath(name)}/${list}`, schema, {
    query: { inherited: true },
    allow: [403, 404],
  });
}

/** Ancestors come first; a project may redefine what it inherits, unless that is forbidden. */
function inForce<
  T extends { name: string; allow_override_in_child_projects?: boolean },
>(definitions: T[]): T[] {
  const byName = new Map<string, T>();
  for (const definition of definitions) {
    const key = definition.name.toLowerCase();
    const before = byName.get(key);
    const fixed = before?.allow_override_in_child_projects === false;
    if (!fixed) byName.set(key, definition);
  }
  return [...byName.values()];
}

/** One branch by its name, in quotes or not; behind `^` is a regular expression. */
const ONE_BRANCH = /^branch:(?:"([^"^][^"]*)"|([^\s"(){}^][^\s"(){}]*))$/;

/** False where the expression rules the branch out; other expressions may apply. */
function mayApply(
  { applicability_expression }: Requirement,
  branch: string | undefined,
): boolean {
  const expression = applicability_expression?.trim() ?? '';
  if (expression === 'is:false') return false;
  if (branch === undefined) return true;
  const terms = expression.split(/\s+OR\s+/).map(term => {
    const [, quoted, plain] = ONE_BRANCH.exec(term) ?? [];
    return (quoted ?? plain)?.replace(/^refs\/heads\//, '');
  });
  return terms.some(term => term === undefined || term === branch);
}

interface Vote {
  label: string;
  ownCounts: boolean;
}

function policyOf(
  labels: Label[],
  requirements: Requirement[],
  { settings }: ReadContext<GerritSettings>,
): Policy {
  const blocking = labels.filter(l => BLOCKING.includes(l.function ?? ''));
  const votes = [
    ...blocking.map(l => ({ label: l.name, ownCounts: true })),
    ...requirements.flatMap(votesIn),
  ];
  const ignored = labels.filter(l => l.ignore_self_approval).map(l => l.name);
  const of = (names: string[]) => votes.filter(v => names.includes(v.label));
  const approvals = of(settings.reviewLabels);
  return {
    approvalRequired: approvals.length > 0,
    ownApprovalCounts: approvals.every(
      vote => vote.ownCounts && !ignored.includes(vote.label),
    ),
    checkRequired: of(settings.checkLabels).length > 0,
    openCommentsBlock: requirements.some(rule =>
      /-has:unresolved/i.test(rule.submittability_expression),
    ),
    rules: [
      ...new Set([...blocking, ...requirements].map(({ name }) => name)),
    ].sort(),
  };
}

function votesIn({ submittability_expression }: Requirement): Vote[] {
  return [...submittability_expression.matchAll(VOTE)].map(match => ({
    label: match[1],
    ownCounts: !OTHERS_ONLY.test(match[2]),
  }));
}
