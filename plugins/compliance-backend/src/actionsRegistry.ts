// Alpha in Backstage 1.55: what it changes is changed here and nowhere else.
import {
  actionsRegistryServiceRef,
  type ActionsRegistryActionOptions,
  type ActionsRegistryService,
} from '@backstage/backend-plugin-api/alpha';
import { NotFoundError } from '@backstage/errors';
import {
  complianceReadPermission,
  type CheckResult,
} from '@strata/backstage-plugin-compliance-common';
import type { Registry } from './registry/Registry';
import type { RouteContext } from './routes/context';
import { readEntityRef } from './routes/input';
import { readMatrix } from './routes/scores';

export { actionsRegistryServiceRef, type ActionsRegistryService };

type Z = Parameters<
  ActionsRegistryActionOptions<any, any>['schema']['input']
>[0];

/** The registry asks for the permission, both to list an action and to invoke it. */
const READ = {
  visibilityPermission: complianceReadPermission,
  attributes: { readOnly: true, idempotent: true, destructive: false },
};

/** Answers for agents what the pages answer for people. */
export function registerActions(
  registry: ActionsRegistryService,
  context: RouteContext,
): void {
  registerTeamScores(registry, context);
  registerFailingChecks(registry, context);
  registerOpenWaivers(registry, context);
}

const scoreSchema = (z: Z) =>
  z.object({
    score: z
      .number()
      .optional()
      .describe('0 to 100: passes among passes and failures, by severity'),
    coverage: z.number().describe('0 to 100: how much of it is known'),
    before: z.number().optional().describe('The score a week before'),
    ...{ pass: z.number(), fail: z.number(), waived: z.number() },
    unknown: z.number(),
  });

function registerTeamScores(
  registry: ActionsRegistryService,
  context: RouteContext,
) {
  registry.register({
    ...READ,
    name: 'get-team-scores',
    title: 'Get the scores of a team',
    description:
      'How a team and its services stand on each process, now and a week before. Unknown never counts as a pass.',
    schema: {
      input: z =>
        z.object({
          team: z
            .string()
            .describe('Ref of the team, for example group:default/payments'),
        }),
      output: z =>
        z.object({
          ...{ team: z.string(), teamTitle: z.string(), services: z.number() },
          asOf: z.string().optional().describe('Last full evaluation'),
          overall: scoreSchema(z),
          processes: z.array(scoreSchema(z).extend({ process: z.string() })),
        }),
    },
    action: async ({ input }) => {
      const team = readEntityRef(input.team);
      const { rows, asOf } = await readMatrix(context);
      const row = rows.find(one => one.team === team);
      if (!row) {
        const teams = rows.map(one => one.team).join(', ') || 'none';
        throw new NotFoundError(
          `No results of ${team} are known; there are those of ${teams}`,
        );
      }
      return { output: { ...row, asOf, processes: row.cells } };
    },
  });
}

const failureSchema = (z: Z) =>
  z.object({
    ...{ checkId: z.string(), title: z.string(), process: z.string() },
    ...{ entityRef: z.string(), severity: z.string(), why: z.string() },
    fix: z.object({ text: z.string(), effort: z.string() }),
    ...{ message: z.string(), since: z.string(), evaluatedAt: z.string() },
    evidence: z.array(
      z.object({
        ...{ text: z.string(), source: z.string() },
        ...{ url: z.string().optional(), observedAt: z.string().optional() },
      }),
    ),
    waiver: z
      .object({ state: z.string(), expiresAt: z.string() })
      .optional()
      .describe('One that was asked for and does not hold yet'),
  });

function registerFailingChecks(
  registry: ActionsRegistryService,
  context: RouteContext,
) {
  registry.register({
    ...READ,
    name: 'list-failing-checks',
    title: 'List the failing checks of a service or team',
    description:
      'What a service or a team fails, with the evidence, why it matters and how to fix it; what gains most comes first. Failures that a waiver covers are left out.',
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe('Ref of the service or team, component:default/cart'),
          process: z.string().optional().describe('For example code-review'),
          limit: z.number().int().min(1).max(500).default(100),
          cursor: z.string().optional().describe('nextCursor of the last page'),
        }),
      output: z =>
        z.object({
          failures: z.array(failureSchema(z)),
          total: z.number(),
          nextCursor: z.string().optional(),
        }),
    },
    action: async ({ input }) => {
      const entityRef = readEntityRef(input.entityRef);
      const query = { ...input, entityRef, outcome: 'fail' as const };
      const page = await context.results.list(query, new Date());
      const failures = page.items.flatMap(result =>
        toFailure(context.registry, result),
      );
      return { output: { ...page, failures } };
    },
  });
}

/** A result with what its check says; a check that is not installed any more says nothing. */
function toFailure(registry: Registry, result: CheckResult) {
  const check = registry.find(result.checkId);
  if (!check) return [];
  const { title, severity, why, fix } = check;
  return [{ ...result, title, severity, why, fix }];
}

function registerOpenWaivers(
  registry: ActionsRegistryService,
  { waivers }: RouteContext,
) {
  registry.register({
    ...READ,
    name: 'list-open-waivers',
    title: 'List open waivers',
    description:
      'Waivers that wait for a decision, or that hold and when they end. Without a filter all of them.',
    schema: {
      input: z =>
        z.object({
          entityRef: z.string().optional().describe('Only of this subject'),
          state: z.enum(['requested', 'approved']).optional(),
        }),
      output: z =>
        z.object({
          waivers: z.array(
            z.object({
              ...{ checkId: z.string(), entityRef: z.string() },
              ...{ state: z.string(), reason: z.string() },
              ...{ requestedBy: z.string(), requestedAt: z.string() },
              ...{ decidedBy: z.string().optional(), expiresAt: z.string() },
            }),
          ),
        }),
    },
    action: async ({ input }) => {
      const ref = input.entityRef && readEntityRef(input.entityRef);
      const all = await waivers.list(new Date());
      const open = all
        .filter(({ state }) => ['requested', 'approved'].includes(state))
        .filter(({ state }) => !input.state || state === input.state)
        .filter(({ entityRef }) => !ref || entityRef === ref);
      return { output: { waivers: open } };
    },
  });
}
