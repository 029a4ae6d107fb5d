import type { NextFunction, Request, Response } from 'express';

const LOOPBACK = /^(localhost|127\.0\.0\.1)(:\d+)?$/;

/** Refuses other host names, so that a web page cannot reach the demo by rebinding its name. */
export function hostGuard(req: Request, res: Response, next: NextFunction) {
  if (LOOPBACK.test(req.headers.host ?? '')) {
    return next();
  }
  return res.status(421).type('text').send('Only loopback host names.\n');
}

/** Root address as the caller wrote it: `localhost` and `127.0.0.1` are different origins. */
export function rootUrl(req: Request): string {
  return `http://${req.headers.host}`;
}
