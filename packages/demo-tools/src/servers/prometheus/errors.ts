import type { Response } from 'express';
import type { VendorErrors } from '../../http/misbehaviour';

/** Prometheus sits behind a reverse proxy that asks for the token and answers in plain text. */
function plain(res: Response, text: string): void {
  res.type('text').send(`${text}\n`);
}

export const prometheusErrors: VendorErrors = {
  unauthorized: res => plain(res, 'Unauthorized'),
  expired: res => plain(res, 'Unauthorized'),
  forbidden: res => plain(res, 'Forbidden'),
  notFound: res => plain(res, '404 page not found'),
  tooManyRequests: res => plain(res, 'Too Many Requests'),
  serverError: res =>
    void res.json({
      status: 'error',
      errorType: 'internal',
      error: 'storage is not ready',
    }),
};
