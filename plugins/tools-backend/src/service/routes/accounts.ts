import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  toolsAccountDecidePermission,
  toolsRemovalDecidePermission,
  type AccountDecision,
} from '@strata/backstage-plugin-tools-common';
import type { Router } from 'express';
import { storeDecision } from '../../identity/decide';
import { exportRows } from '../../identity/exportRows';
import { acceptHeldLeavers } from '../../identity/peopleStore';
import {
  findAccount,
  listAccounts,
  readOverview,
  type AccountFilter,
} from '../../identity/queries';
import { accountScope } from '../../identity/scope';
import { actorOf, audited } from '../access';
import { DEFAULT_LIMIT, queryOf, type RouteContext } from '../context';
import { parseServiceRef } from '../serviceRef';

/** Whose accounts are, and who can get in. People only: what no person asks for, nobody needs. */
export function addAccountRoutes(router: Router, context: RouteContext) {
  addReads(router, context);
  addDecisions(router, context);
}

function addReads(router: Router, context: RouteContext) {
  const { access, auditor, instances } = context;

  router.get('/accounts', async (req, res) => {
    const filter = filterOf(queryOf<Partial<AccountFilter>>(req));
    const asked = await ask(context, await access.person(req), filter.team);
    res.json(await listAccounts(asked, filter));
  });

  router.get('/accounts/overview', async (req, res) => {
    const asked = await ask(context, await access.person(req));
    res.json(await readOverview(asked, instances));
  });

  router.get('/accounts.csv', async (req, res) => {
    const filter = filterOf(queryOf<Partial<AccountFilter>>(req));
    const asked = await ask(context, await access.person(req), filter.team);
    const { team, state } = filter;
    await audited(
      auditor,
      { eventId: 'accounts-export', request: req, meta: { team, state } },
      async () => {
        res.attachment('accounts.csv').type('text/csv; charset=utf-8');
        for await (const row of exportRows(asked, filter)) res.write(row);
        res.end();
      },
    );
  });
}

function addDecisions(router: Router, context: RouteContext) {
  const { access, auditor, db, identity } = context;

  router.post('/accounts/:uid/decision', async (req, res) => {
    const credentials = await access.requireUser(
      req,
      toolsAccountDecidePermission,
    );
    const asked = await ask(context, credentials);
    const { uid } = req.params;
    // Who may not see an account cannot say whose it is.
    await findAccount(asked, uid);
    const said = decisionOf(req.body);
    const made = { by: actorOf(credentials), at: identity.time() };
    await audited(
      auditor,
      { eventId: 'account-decide', request: req, meta: { uid, ...said } },
      () => storeDecision(db, uid, said, made),
    );
    await identity.rematchOne(uid);
    res.json(await findAccount(asked, uid));
  });

  router.post('/accounts/held-leavers/accept', async (req, res) => {
    await access.requireUser(req, toolsRemovalDecidePermission);
    await audited(
      auditor,
      {
        eventId: 'held-leavers-accept',
        request: req,
        meta: {},
        outcome: people => ({ people }),
      },
      () => acceptHeldLeavers(db, identity.time()),
    );
    await identity.rematch();
    res.status(204).end();
  });
}

async function ask(
  { access, configured, db, identity }: RouteContext,
  credentials: BackstageCredentials<BackstageUserPrincipal>,
  team?: string,
) {
  const scope = await accountScope(access, credentials, team);
  return { db, configured, scope, now: identity.time() };
}

function filterOf(query: Partial<AccountFilter>): AccountFilter {
  return { limit: DEFAULT_LIMIT, ...query };
}

function decisionOf(body: {
  decision: AccountDecision['decision'];
  entityRef?: string;
}): AccountDecision {
  const { decision, entityRef } = body;
  if (decision === 'forget') return { decision };
  if (!entityRef) throw new InputError('A decision names whom it is about');
  return { decision, entityRef: parseServiceRef(entityRef) };
}
