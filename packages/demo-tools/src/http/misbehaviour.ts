import type { NextFunction, Request, Response } from 'express';

export const MISBEHAVIOURS = [
  'rate-limit',
  'slow',
  'truncated',
  'error',
  'login-page',
  'expired-token',
] as const;

export type Misbehaviour = (typeof MISBEHAVIOURS)[number];

/** How a vendor words the refusals that every tool has. */
export interface VendorErrors {
  unauthorized(res: Response): void;
  expired(res: Response): void;
  forbidden(res: Response): void;
  notFound(res: Response): void;
  tooManyRequests(res: Response): void;
  serverError(res: Response): void;
}

/** Seconds in `Retry-After`: short, so that tests see a retry. */
const RETRY_AFTER_SECONDS = 1;
const SLOW_MS = 5_000;

/** Makes one tool misbehave until told otherwise. */
export class MisbehaviourSwitch {
  private mode: Misbehaviour | null = null;
  private answers = 0;

  constructor(private readonly errors: VendorErrors) {}

  get current(): Misbehaviour | null {
    return this.mode;
  }

  set(mode: Misbehaviour | null): void {
    this.mode = mode;
    this.answers = 0;
  }

  readonly middleware = (_req: Request, res: Response, next: NextFunction) => {
    this.answers += 1;
    switch (this.mode) {
      case 'rate-limit':
        res.set('Retry-After', String(RETRY_AFTER_SECONDS));
        return this.errors.tooManyRequests(res.status(429));
      case 'slow':
        return void setTimeout(next, SLOW_MS).unref();
      case 'truncated':
        cutBody(res, this.answers > 1);
        return next();
      case 'error':
        return this.errors.serverError(res.status(500));
      case 'login-page':
        return void res
          .type('html')
          .send(
            '<!doctype html><title>Sign in</title><form>Sign in to continue</form>',
          );
      case 'expired-token':
        return this.errors.expired(res.status(401));
      default:
        return next();
    }
  };
}

/** From the second answer on, so that a list breaks off after its first page. */
function cutBody(res: Response, cut: boolean): void {
  if (!cut) {
    return;
  }
  res.json = body => {
    const text = JSON.stringify(body);
    return res.type('json').send(text.slice(0, Math.floor(text.length * 0.6)));
  };
}
