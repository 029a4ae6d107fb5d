import type { Response } from 'express';
import type { VendorErrors } from '../../http/misbehaviour';

export const grafanaErrors: VendorErrors = {
  unauthorized: res => void res.json({ message: 'Invalid API key' }),
  expired: res => void res.json({ message: 'Expired API key' }),
  forbidden: res =>
    void res.json({
      message: "You'll need additional permissions to perform this action.",
    }),
  notFound: res => void res.json({ message: 'Not found' }),
  tooManyRequests: res => void res.json({ message: 'Too many requests' }),
  serverError: res => void res.json({ message: 'Internal server error' }),
};

export function refuse(res: Response, status: number, message: string): void {
  res.status(status).json({ message });
}
