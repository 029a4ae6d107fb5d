import type { Response } from 'express';
import type { VendorErrors } from '../../http/misbehaviour';

function send(res: Response, message: string): void {
  res.json({ errorMessages: [message], errors: {} });
}

export const jiraErrors: VendorErrors = {
  unauthorized: res =>
    void res
      .set('WWW-Authenticate', 'Basic realm="Jira"')
      .type('text')
      .send('Client must be authenticated to access this resource.'),
  expired: res =>
    void res
      .set('WWW-Authenticate', 'Basic realm="Jira"')
      .type('text')
      .send('Client must be authenticated to access this resource.'),
  forbidden: res => send(res, 'You do not have permission to do that.'),
  notFound: res => send(res, 'Nothing was found at this address.'),
  tooManyRequests: res => {
    res.set('RateLimit-Reason', 'jira-burst-based');
    send(res, 'Rate limit exceeded.');
  },
  serverError: res => send(res, 'Internal server error.'),
};

export function refuse(
  res: Response,
  status: number,
  problem: string | Record<string, string>,
): void {
  res
    .status(status)
    .json(
      typeof problem === 'string'
        ? { errorMessages: [problem], errors: {} }
        : { errorMessages: [], errors: problem },
    );
}
