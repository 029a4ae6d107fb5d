import type { NextFunction, Request, Response } from 'express';
import { basicAccess } from '../../http/credentials';
import { jenkinsErrors } from './errors';

/** Reads need Overall/Read, changes Job/Configure; config.xml needs Extended Read. */
export function authenticate(req: Request, res: Response, next: NextFunction) {
  res.set({ 'X-Jenkins': '2.516.3', 'X-Jenkins-Session': 'demo' });
  const reading = req.method === 'GET' || req.method === 'HEAD';
  switch (basicAccess('jenkins', req)) {
    case 'write':
      return next();
    case 'read':
      return reading ? next() : jenkinsErrors.forbidden(res.status(403));
    case 'limited':
      return jenkinsErrors.forbidden(res.status(403));
    case 'expired':
      return jenkinsErrors.expired(res.status(401));
    default:
      return req.headers.authorization
        ? jenkinsErrors.unauthorized(res.status(401))
        : jenkinsErrors.forbidden(res.status(403));
  }
}
