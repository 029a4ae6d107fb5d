import type { Response } from 'express';
import type { VendorErrors } from '../../http/misbehaviour';

export const gitlabErrors: VendorErrors = {
  unauthorized: res => void res.json({ message: '401 Unauthorized' }),
  expired: res =>
    void res.json({
      error: 'invalid_token',
      error_description: 'Token is expired.',
    }),
  forbidden: res => void res.json({ message: '403 Forbidden' }),
  notFound: res => void res.json({ error: '404 Not Found' }),
  tooManyRequests: res =>
    void res.set('RateLimit-Remaining', '0').type('text').send('Retry later\n'),
  serverError: res => void res.json({ message: '500 Internal Server Error' }),
};

export function notFound(res: Response, what: string): void {
  res.status(404).json({ message: `404 ${what} Not Found` });
}

export function badRequest(res: Response, message: unknown): void {
  res.status(400).json({ message });
}

export function insufficientScope(res: Response, scope: string): void {
  res.status(403).json({
    error: 'insufficient_scope',
    error_description: 'The token lacks a scope that this request needs.',
    scope,
  });
}
