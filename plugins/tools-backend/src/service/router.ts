import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { InputError } from '@backstage/errors';
import { Router, type RequestHandler } from 'express';
import { spec } from '../schema/openapi.generated';
import type { RouteContext } from './context';
import { addAccountRoutes } from './routes/accounts';
import { addActionRoutes } from './routes/actions';
import { addFactRoutes } from './routes/facts';
import { addItemRoutes } from './routes/items';
import { addLinkRoutes } from './routes/links';
import { addOpenLinkRoutes } from './routes/openLinks';
import { addServiceRoutes } from './routes/services';
import { addSyncRoutes } from './routes/syncs';
import { addTrendRoutes } from './routes/trends';

/** No name holds NUL, and PostgreSQL answers it with an error of its own. */
const refuseNul: RequestHandler = (request, _response, next) => {
  const nul = /%00/.test(request.originalUrl);
  next(nul ? new InputError('The address holds a NUL character') : undefined);
};

/** The cockpit's API; requests are held to the schema, and answers too where `strict`. */
export function createRouter(
  context: RouteContext,
  { strict = false }: { strict?: boolean } = {},
): Router {
  const root = Router();
  root.use(refuseNul);
  const router: Router = createValidatedOpenApiRouter(spec, {
    validatorOptions: { validateResponses: strict },
  });
  addItemRoutes(router, context);
  addSyncRoutes(router, context);
  addTrendRoutes(router, context);
  addServiceRoutes(router, context);
  addLinkRoutes(router, context);
  addOpenLinkRoutes(router, context);
  addFactRoutes(router, context);
  addAccountRoutes(router, context);
  addActionRoutes(router, context);
  root.use(router);
  return root;
}
