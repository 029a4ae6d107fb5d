import type { NextFunction, Request, Response } from 'express';
import { accessOf, bearerToken } from '../../http/credentials';
import { grafanaErrors } from './errors';

/** Service accounts: the read token is a viewer who may read alerting, the write token an editor. */
export function authenticate(req: Request, res: Response, next: NextFunction) {
  const reading = req.method === 'GET' || req.method === 'HEAD';
  const access = accessOf('grafana', bearerToken(req));
  if (access === 'none') {
    return grafanaErrors.unauthorized(res.status(401));
  }
  if (access === 'expired') {
    return grafanaErrors.expired(res.status(401));
  }
  return access === 'write' || (access === 'read' && reading)
    ? next()
    : grafanaErrors.forbidden(res.status(403));
}

/** Pages of Grafana's lists: `limit` rows, `page` from 1. */
export function pageOf<T>(rows: T[], req: Request, maximum = 5000): T[] {
  const limit = Math.min(Number(req.query.limit ?? 1000) || 1000, maximum);
  const page = Math.max(Number(req.query.page ?? 1) || 1, 1);
  return rows.slice((page - 1) * limit, page * limit);
}
