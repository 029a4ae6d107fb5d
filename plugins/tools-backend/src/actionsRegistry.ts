import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
// Alpha in Backstage 1.55: what it changes is changed here and nowhere else.
import {
  actionsRegistryServiceRef,
  type ActionsRegistryActionOptions,
  type ActionsRegistryService,
} from '@backstage/backend-plugin-api/alpha';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  toolsAccountReadOwnPermission,
  toolsItemReadPermission,
} from '@strata/backstage-plugin-tools-common';
import { listAccounts } from './identity/queries';
import { accountScope } from './identity/scope';
import type { RouteContext } from './service/context';
import { parseServiceRef } from './service/serviceRef';
import { readServiceTools } from './service/serviceTools';
import { listItems } from './store/queries/items';
import { seesRowsOf } from './store/queries/maySeeRows';
import { listSyncRuns } from './store/queries/runs';
import { listServiceFacts } from './store/queries/serviceFacts';
import { listSyncStates } from './store/queries/syncStates';
import type { Viewer } from './store/queries/viewer';

export { actionsRegistryServiceRef, type ActionsRegistryService };

type Context = Pick<
  RouteContext,
  'access' | 'configured' | 'db' | 'engine' | 'identity'
>;
type Z = Parameters<
  ActionsRegistryActionOptions<any, any>['schema']['input']
>[0];

/** The registry asks for the permission, both to list an action and to invoke it. */
const READ = {
  visibilityPermission: toolsItemReadPermission,
  attributes: { readOnly: true, idempotent: true, destructive: false },
};

/** Answers for agents what the pages answer for people, with the rights of the caller. */
export function registerActions(
  registry: ActionsRegistryService,
  context: Context,
): void {
  registerBrokenSyncs(registry, context);
  registerSyncHistory(registry, context);
  registerDryRun(registry, context);
  registerServiceTools(registry, context);
  registerServiceFacts(registry, context);
  registerUnlinkedItems(registry, context);
  registerAccounts(registry, context);
}

/** An agent without a person behind it is a service, and services may see all: here they may not. */
async function viewerOf(
  { access }: Context,
  credentials: BackstageCredentials,
): Promise<Viewer> {
  const principal = credentials.principal as { type?: string };
  return principal.type === 'user'
    ? access.viewer(credentials)
    : { restrictedOf: [] };
}

const errorSchema = (z: Z) =>
  z.object({
    kind: z.string(),
    message: z.string(),
    remedy: z.string().describe('What a person can do about it'),
  });

const syncInput = (z: Z) =>
  z.object({
    instance: z.string().describe('Id of the tool, for example gitlab.main'),
    resource: z.string().describe('What is read, for example projects'),
  });

const serviceInput = (z: Z) =>
  z.object({
    entityRef: z
      .string()
      .describe('Ref of the service, for example component:default/cart'),
  });

const brokenSyncSchema = (z: Z) =>
  z.object({
    ...{ instance: z.string(), instanceTitle: z.string() },
    ...{ resource: z.string(), resourceTitle: z.string() },
    outcome: z.string(),
    failures: z.number().describe('Failed runs in a row'),
    heldBack: z.number().describe('Removals waiting for a person to decide'),
    lastCompleteAt: z.string().optional(),
    nextRunAt: z.string().optional(),
    error: errorSchema(z).optional(),
  });

const refusedSchema = (z: Z) =>
  z.object({
    ...{ instance: z.string(), instanceTitle: z.string() },
    ...{ resource: z.string(), resourceTitle: z.string() },
    refused: z.number().describe('How many of its items'),
    refusedSamples: z
      .array(z.object({ title: z.string(), problem: z.string() }))
      .describe('Some of them, with the reason'),
  });

function registerBrokenSyncs(
  registry: ActionsRegistryService,
  context: Context,
) {
  registry.register({
    ...READ,
    name: 'list-broken-syncs',
    title: 'List broken syncs',
    description:
      'Which tools the portal could not read whole, since when, and what to do about it. Ask this before trusting other answers.',
    schema: {
      input: z =>
        z.object({
          instance: z
            .string()
            .optional()
            .describe('Only of this tool, for example gitlab.main'),
        }),
      output: z =>
        z.object({
          healthy: z.number().describe('Syncs without trouble'),
          broken: z.array(brokenSyncSchema(z)),
          refused: z
            .array(refusedSchema(z))
            .describe(
              'Syncs with items that the catalog does not take as they are, so that it lacks them or shows an earlier state',
            ),
        }),
    },
    action: async ({ input: { instance }, credentials }) => {
      const viewer = await viewerOf(context, credentials);
      const { db, engine } = context;
      const states = await listSyncStates(db, engine.targets, viewer);
      const asked = states
        .filter(sync => !['retired', 'off'].includes(sync.outcome))
        .filter(sync => !instance || sync.instance === instance);
      const broken = asked.filter(
        ({ error, heldBack, outcome }) =>
          error || heldBack || ['failed', 'partial'].includes(outcome),
      );
      const healthy = asked.length - broken.length;
      const refused = asked.filter(sync => sync.refused > 0);
      return { output: { healthy, broken, refused } };
    },
  });
}

function registerSyncHistory(
  registry: ActionsRegistryService,
  context: Context,
) {
  registry.register({
    ...READ,
    name: 'get-sync-history',
    title: 'Get the history of a sync',
    description: 'The last reads of one resource of one tool, newest first.',
    schema: {
      input: z =>
        syncInput(z).extend({
          limit: z.number().int().min(1).max(200).default(20),
        }),
      output: z =>
        z.object({
          runs: z.array(
            z.object({
              ...{ mode: z.string(), outcome: z.string() },
              ...{ startedAt: z.string(), durationMs: z.number() },
              ...{ calls: z.number(), rows: z.number(), invalid: z.number() },
              ...{ added: z.number(), changed: z.number() },
              ...{ removed: z.number(), heldBack: z.number() },
              error: errorSchema(z).optional(),
            }),
          ),
        }),
    },
    action: async ({ input: { limit, ...key }, credentials }) => {
      const viewer = await viewerOf(context, credentials);
      const all = await seesRowsOf(
        context.db,
        context.engine.find(key),
        viewer,
      );
      const runs = await listSyncRuns(context.db, key, limit, all);
      return { output: { runs } };
    },
  });
}

function registerDryRun(registry: ActionsRegistryService, context: Context) {
  registry.register({
    ...READ,
    name: 'get-dry-run',
    title: 'Get what a dry run found',
    description:
      'What the last dry run of a sync would have added, changed and removed, with examples. A person starts dry runs on the Syncs page.',
    schema: {
      input: syncInput,
      output: z =>
        z.object({
          ...{ outcome: z.string(), finishedAt: z.string() },
          ...{ added: z.number(), changed: z.number(), removed: z.number() },
          heldBack: z
            .number()
            .describe('Removals that a person would have to decide about'),
          samples: z.array(z.object({ change: z.string(), title: z.string() })),
          error: errorSchema(z).optional(),
        }),
    },
    action: async ({ input: key, credentials }) => {
      const viewer = await viewerOf(context, credentials);
      const all = await seesRowsOf(
        context.db,
        context.engine.find(key),
        viewer,
      );
      const runs = await listSyncRuns(context.db, key, 200, all);
      const dry = runs.find(run => run.mode === 'dry');
      if (!dry) {
        throw new NotFoundError(
          `No dry run of ${key.instance}/${key.resource} is known; start one on the Syncs page`,
        );
      }
      return { output: { ...dry, samples: dry.samples ?? [] } };
    },
  });
}

const itemSchema = (z: Z) =>
  z.object({
    ...{ title: z.string(), type: z.string(), process: z.string() },
    ...{ instance: z.string(), instanceTitle: z.string() },
    ...{ url: z.string().optional(), owner: z.string().optional() },
    status: z.object({
      health: z.enum(['ok', 'warning', 'failing', 'unknown']),
      word: z.string().optional().describe("In the tool's own word"),
      lastActivityAt: z.string().optional(),
    }),
    seenAt: z.string().describe('Last read that saw it'),
  });

function registerServiceTools(
  registry: ActionsRegistryService,
  context: Context,
) {
  const linkSchema = (z: Z) =>
    z.object({
      ...{ state: z.string(), source: z.string(), confidence: z.number() },
      reason: z.string().describe('Why it belongs to the service'),
    });
  registry.register({
    ...READ,
    name: 'get-service-tools',
    title: 'Get the tools of a service',
    description:
      'The jobs, repositories, dashboards, alert rules, issue projects and so on of a service, how they are, and why each belongs to it.',
    schema: {
      input: serviceInput,
      output: z => {
        const linked = itemSchema(z).extend({ link: linkSchema(z) });
        return z.object({
          entityRef: z.string(),
          asOf: z.string().optional(),
          items: z.array(linked),
          suggestions: z.array(linked).describe('Not settled by a person yet'),
        });
      },
    },
    action: async ({ input, credentials }) => {
      const { groups, ...tools } = await readServiceTools(
        context.db,
        parseServiceRef(input.entityRef),
        await viewerOf(context, credentials),
        context.configured,
      );
      return { output: { ...tools, items: groups.flatMap(g => g.items) } };
    },
  });
}

function registerServiceFacts(
  registry: ActionsRegistryService,
  context: Context,
) {
  registry.register({
    ...READ,
    name: 'get-service-facts',
    title: 'Get the facts of a service',
    description:
      'What the tools prove about a service, such as branch protection or build results; the checks of the compliance plugin are answered from these. At most 500.',
    schema: {
      input: z =>
        serviceInput(z).extend({
          factId: z
            .string()
            .optional()
            .describe('Only this one, for example ci.runs'),
        }),
      output: z =>
        z.object({
          facts: z.array(
            z.object({
              factId: z.string(),
              value: z.any(),
              ...{ item: z.string(), itemType: z.string() },
              ...{ url: z.string().optional(), instance: z.string() },
              observedAt: z.string(),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      const entityRef = parseServiceRef(input.entityRef);
      const { configured, db } = context;
      const viewer = await viewerOf(context, credentials);
      const filter = { ...input, entityRef };
      const facts = await listServiceFacts(db, filter, viewer, configured);
      return { output: { facts } };
    },
  });
}

function registerUnlinkedItems(
  registry: ActionsRegistryService,
  context: Context,
) {
  registry.register({
    ...READ,
    name: 'list-items-without-service',
    title: 'List items without a service',
    description:
      'What the tools hold and no service of the catalog is linked to, for example repositories that nobody registered.',
    schema: {
      input: z =>
        z.object({
          q: z.string().optional().describe('Part of the title or id'),
          type: z.string().optional().describe('For example repository'),
          process: z.string().optional().describe('For example monitoring'),
          instance: z.string().optional().describe('For example gitlab.main'),
          limit: z.number().int().min(1).max(500).default(50),
          cursor: z.string().optional().describe('nextCursor of the last page'),
        }),
      output: z =>
        z.object({
          items: z.array(itemSchema(z)),
          total: z.number(),
          nextCursor: z.string().optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { configured, db } = context;
      const viewer = await viewerOf(context, credentials);
      const filter = { ...input, unlinked: true };
      const page = await listItems(db, filter, viewer, configured);
      return { output: { ...page, total: page.total ?? 0 } };
    },
  });
}

const accountSchema = (z: Z) =>
  z.object({
    ...{ instance: z.string(), instanceTitle: z.string() },
    ...{ externalId: z.string(), username: z.string().optional() },
    ...{ name: z.string().optional(), url: z.string().optional() },
    state: z
      .string()
      .describe(
        'left: its person is gone; conflict, suggested, unmapped: nobody knows for sure whose it is',
      ),
    entityRef: z.string().optional().describe('The User or Group it is of'),
    ...{ reason: z.string().optional(), leftAt: z.string().optional() },
    ...{ admin: z.boolean(), lastSignInAt: z.string().optional() },
    items: z.number().describe('How many items it reaches'),
    access: z
      .array(
        z.object({ title: z.string(), type: z.string(), level: z.string() }),
      )
      .describe('Some of them, with what it may do there'),
  });

function registerAccounts(registry: ActionsRegistryService, context: Context) {
  registry.register({
    ...READ,
    visibilityPermission: toolsAccountReadOwnPermission,
    name: 'list-accounts-to-settle',
    title: 'List accounts to settle',
    description:
      "Accounts of tools that can get into a team's repositories, projects and so on, and belong to people who left or to nobody known. Without addresses.",
    schema: {
      input: z =>
        z.object({
          team: z
            .string()
            .optional()
            .describe('Ref of the group, for example group:default/payments'),
          instance: z.string().optional().describe('For example gitlab.main'),
          limit: z.number().int().min(1).max(200).default(50),
          cursor: z.string().optional().describe('nextCursor of the last page'),
        }),
      output: z =>
        z.object({
          accounts: z.array(accountSchema(z)),
          total: z.number(),
          nextCursor: z.string().optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { access, configured, db, identity } = context;
      const person = personBehind(credentials);
      const scope = await accountScope(access, person, input.team);
      const asked = { db, configured, scope, now: identity.time() };
      const { items, ...page } = await listAccounts(asked, input);
      const accounts = items.map(({ email, ...account }) => account);
      return { output: { ...page, accounts, total: page.total ?? 0 } };
    },
  });
}

/** Accounts are shown to people only: an agent of nobody sees none. */
function personBehind(credentials: BackstageCredentials) {
  const { type } = credentials.principal as { type?: string };
  if (type === 'user') {
    return credentials as BackstageCredentials<BackstageUserPrincipal>;
  }
  throw new NotAllowedError('Only a person may ask about accounts');
}
