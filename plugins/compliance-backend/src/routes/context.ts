import type {
  AuditorService,
  AuthService,
  HttpAuthService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ApiRouter } from '@backstage/backend-openapi-utils';
import type { Evaluator } from '../evaluation/Evaluator';
import type { Registry } from '../registry/Registry';
import type { spec } from '../schema/openapi.generated';
import type { AttestationStore } from '../store/AttestationStore';
import type { EvaluationStore } from '../store/EvaluationStore';
import type { ResultStore } from '../store/ResultStore';
import type { WaiverStore } from '../store/WaiverStore';

export type ComplianceRouter = ApiRouter<typeof spec>;

/** What the routes are made of. */
export interface RouteContext {
  registry: Registry;
  evaluator: Evaluator;
  results: ResultStore;
  evaluations: EvaluationStore;
  waivers: WaiverStore;
  attestations: AttestationStore;
  httpAuth: HttpAuthService;
  userInfo: UserInfoService;
  permissions: PermissionsService;
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
}
