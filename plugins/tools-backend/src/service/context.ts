import type {
  AuditorService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import type { ConnectorInstance } from '@strata/backstage-plugin-tools-node';
import type { Request } from 'express';
import type { Knex } from 'knex';
import type { ActionRunner } from '../actions/actionRunner';
import type { Engine } from '../engine/engine';
import type { Identity } from '../identity/identity';
import type { Linker } from '../links/linker';
import type { Configured } from '../store/queries/configured';
import type { Access } from './access';

/** What the routes work with. */
export interface RouteContext {
  db: Knex;
  access: Access;
  auditor: AuditorService;
  discovery: DiscoveryService;
  engine: Engine;
  linker: Linker;
  identity: Identity;
  actions: ActionRunner;
  instances: ConnectorInstance[];
  configured: Configured;
}

/** Rows of a page when the caller names no number; the schema caps it at 500. */
export const DEFAULT_LIMIT = 100;

/** The query of a request, which the router has held to the schema and converted from text. */
export function queryOf<T>(req: Request): T {
  return req.query as unknown as T;
}
