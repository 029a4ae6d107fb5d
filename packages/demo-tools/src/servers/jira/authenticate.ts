import type { NextFunction, Request, Response } from 'express';
import { basicAccess } from '../../http/credentials';
import { jiraErrors } from './errors';

/** Posts that only read: a search may be too long for an address. */
const READING_POSTS = /^\/search\/(jql|approximate-count)$/;

export function authenticate(req: Request, res: Response, next: NextFunction) {
  const reading = req.method === 'GET' || READING_POSTS.test(req.path);
  const access = basicAccess('jira', req);
  if (access === 'none' || access === 'expired') {
    return jiraErrors.unauthorized(res.status(401));
  }
  return access === 'write' || (access === 'read' && reading)
    ? next()
    : jiraErrors.forbidden(res.status(403));
}
