import type { Response } from 'express';
import type { VendorErrors } from '../../http/misbehaviour';

/** Jenkins answers errors with pages, whatever was asked for. */
function htmlError(res: Response, title: string): void {
  res
    .type('html')
    .send(
      `<html><head><title>${title}</title></head><body><h2>${title}</h2></body></html>`,
    );
}

export const jenkinsErrors: VendorErrors = {
  unauthorized: res => {
    res.set('WWW-Authenticate', 'Basic realm="Jenkins"');
    htmlError(res, 'Error 401 Invalid password/token for user: strata');
  },
  expired: res => {
    res.set('WWW-Authenticate', 'Basic realm="Jenkins"');
    htmlError(res, 'Error 401 Invalid password/token for user: strata');
  },
  forbidden: res => htmlError(res, 'Error 403 No valid permission'),
  notFound: res => htmlError(res, 'Error 404 Not Found'),
  tooManyRequests: res => htmlError(res, 'Error 429 Too Many Requests'),
  serverError: res => htmlError(res, 'Oops!'),
};
