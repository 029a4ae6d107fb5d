import { Response } from 'express';
import type { Handler } from '../../http/handler';
import { rootUrl } from '../../http/hostGuard';
import { refuse } from './errors';
import type { JiraState } from './JiraState';
import { parseJql } from './jql';
import type { Issue } from './model';
import { presentIssue, presentUser } from './present';

const DEFAULT_RESULTS = 50;

const MAX_RESULTS = 5000;

export function countIssues(state: JiraState): Handler {
  return (req, res) => {
    const found = matching(state, req.body?.jql, res);
    if (found) {
      res.json({ count: found.length });
    }
  };
}

export function refuseOldSearch(): Handler {
  return (_req, res) => {
    refuse(res, 410, 'This API was removed. Use /rest/api/3/search/jql.');
  };
}

export function searchUsers(state: JiraState): Handler {
  return (req, res) => {
    const { query, accountId } = req.query;
    if (query === undefined && accountId === undefined) {
      return refuse(res, 400, 'query or accountId is required.');
    }
    const text = String(query ?? '').toLowerCase();
    const startAt = Number(req.query.startAt ?? 0) || 0;
    const limit = Number(req.query.maxResults ?? 50) || 50;
    return void res.json(
      state.users
        .filter(
          user =>
            (accountId === undefined || user.accountId === accountId) &&
            `${user.displayName} ${user.emailAddress}`
              .toLowerCase()
              .includes(text),
        )
        .slice(startAt, startAt + limit)
        .map(user => presentUser(user, rootUrl(req))),
    );
  };
}

function writeToken(offset: number): string {
  return Buffer.from(`offset:${offset}`).toString('base64url');
}

function readToken(token: unknown): number | undefined {
  if (token === undefined || token === null) {
    return 0;
  }
  const text = Buffer.from(String(token), 'base64url').toString('utf8');
  const offset = /^offset:(\d+)$/.exec(text)?.[1];
  return offset === undefined ? undefined : Number(offset);
}

function matching(
  state: JiraState,
  jql: unknown,
  res: Response,
): Issue[] | undefined {
  try {
    const test = parseJql(String(jql ?? ''), Date.now());
    return state.issues
      .filter(test)
      .sort((a, b) => b.updated.localeCompare(a.updated));
  } catch (error) {
    refuse(res, 400, error.message);
    return undefined;
  }
}

export function searchIssues(state: JiraState): Handler {
  return (req, res) => {
    const input = req.method === 'POST' ? req.body ?? {} : req.query;
    const found = matching(state, input.jql, res);
    if (!found) {
      return undefined;
    }
    const offset = readToken(input.nextPageToken);
    if (offset === undefined) {
      return refuse(res, 400, 'The nextPageToken is invalid.');
    }
    const limit = Math.min(
      Number(input.maxResults ?? DEFAULT_RESULTS) || DEFAULT_RESULTS,
      MAX_RESULTS,
    );
    const end = offset + limit;
    const fields = [input.fields ?? []]
      .flat()
      .flatMap((text: string) => text.split(','));
    return void res.json({
      issues: found
        .slice(offset, end)
        .map(issue => presentIssue(issue, rootUrl(req), fields)),
      isLast: end >= found.length,
      ...(end < found.length && { nextPageToken: writeToken(end) }),
    });
  };
}
