import type { NextFunction, Request, Response } from 'express';
import {
  accessOf,
  basicCredentials,
  bearerToken,
} from '../../http/credentials';
import type { Access } from '../../tools';
import { gitlabErrors, insufficientScope } from './errors';

function apiToken(req: Request): string | undefined {
  const header = req.headers['private-token'];
  return typeof header === 'string' ? header : bearerToken(req);
}

/** Scopes as GitLab has them: reading needs `read_api`, changing needs `api`. */
export function authenticateApi(
  req: Request,
  res: Response,
  next: NextFunction,
) {
  const reading = req.method === 'GET' || req.method === 'HEAD';
  switch (accessOf('gitlab', apiToken(req))) {
    case 'write':
      return next();
    case 'read':
      return reading ? next() : insufficientScope(res, 'api');
    case 'limited':
      return insufficientScope(res, reading ? 'api read_api' : 'api');
    case 'expired':
      return gitlabErrors.expired(res.status(401));
    default:
      return gitlabErrors.unauthorized(res.status(401));
  }
}

/** Git over HTTP takes any user name with a token as password. */
export function gitAccess(req: Request): { access: Access; user: string } {
  const basic = basicCredentials(req);
  return {
    access: accessOf('gitlab', basic?.password ?? bearerToken(req)),
    user: basic?.username ?? 'token',
  };
}
