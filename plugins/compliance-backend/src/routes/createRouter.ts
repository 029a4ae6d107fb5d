import { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { spec } from '../schema/openapi.generated';
import { addAttestationRoutes } from './attestations';
import type { ComplianceRouter, RouteContext } from './context';
import { addDefinitionRoutes } from './definitions';
import { addEvaluationRoutes } from './evaluations';
import { addResultRoutes } from './results';
import { addScoreRoutes } from './scores';
import { addWaiverRoutes } from './waivers';

/** Serves what `openapi.yaml` describes; outside production an answer that differs from it is an error. */
export function createRouter(context: RouteContext): ComplianceRouter {
  const router = createValidatedOpenApiRouter(spec, {
    validatorOptions: {
      validateResponses: process.env.NODE_ENV !== 'production',
    },
  });
  addDefinitionRoutes(router, context);
  addScoreRoutes(router, context);
  addResultRoutes(router, context);
  addEvaluationRoutes(router, context);
  addWaiverRoutes(router, context);
  addAttestationRoutes(router, context);
  return router;
}
