import { Request, Response } from 'express';
import type { Company } from '../../company/schema';
import type { Handler } from '../../http/handler';
import { presentAlert, presentGroup, presentTarget } from './present';
import type { RuleGroup } from './rules';
import type { Target } from './targets';

function succeed(res: Response, data: unknown): void {
  res.json({ status: 'success', data });
}

function refuse(res: Response, error: string): void {
  res.status(400).json({ status: 'error', errorType: 'bad_data', error });
}

/** Groups from `group_next_token` on, at most `group_limit`. */
function pageOfGroups<T>(groups: T[], req: Request) {
  const limit = Number(req.query.group_limit ?? 0) || groups.length;
  const start = Number(req.query.group_next_token ?? 0) || 0;
  const end = start + limit;
  return {
    groups: groups.slice(start, end),
    ...(end < groups.length && { groupNextToken: String(end) }),
  };
}

export function listRules(groups: () => RuleGroup[]): Handler {
  return (req, res) => {
    const { type, exclude_alerts } = req.query;
    if (type !== undefined && type !== 'alert' && type !== 'record') {
      return refuse(res, `invalid query parameter type='${type}'`);
    }
    const at = new Date().toISOString();
    const page = pageOfGroups(type === 'record' ? [] : groups(), req);
    return succeed(res, {
      ...page,
      groups: page.groups.map(group =>
        presentGroup(group, at, exclude_alerts !== 'true'),
      ),
    });
  };
}

export function listTargets(targets: Target[]): Handler {
  return (req, res) => {
    const at = new Date().toISOString();
    const active = req.query.state === 'dropped' ? [] : targets;
    succeed(res, {
      activeTargets: active.map(target => presentTarget(target, at)),
      droppedTargets: [],
      droppedTargetCounts: Object.fromEntries(
        targets.map(({ job }) => [job, 0]),
      ),
    });
  };
}

export function listAlerts(groups: () => RuleGroup[], since: Date): Handler {
  return (_req, res) => {
    const active = groups()
      .flatMap(group => group.rules)
      .filter(rule => rule.state !== 'inactive');
    const at = since.toISOString();
    succeed(res, { alerts: active.map(rule => presentAlert(rule, at)) });
  };
}

/** One that the portal does not know. */
export function listAlertmanagers({ domain }: Company): Handler {
  const url = `https://alertmanager.${domain}/api/v2/alerts`;
  return (_req, res) => {
    succeed(res, { activeAlertmanagers: [{ url }], droppedAlertmanagers: [] });
  };
}

export const showBuildInfo: Handler = (_req, res) => {
  succeed(res, {
    version: '3.5.0',
    revision: 'demo',
    branch: 'HEAD',
    buildUser: 'strata',
    buildDate: '20260101-00:00:00',
    goVersion: 'go1.25.0',
  });
};

/** Knows one metric: whether a target is up. */
export function answerQuery(targets: Target[]): Handler {
  return (req, res) => {
    const match = /^up(?:\{job="([^"]+)"\})?$/.exec(String(req.query.query));
    if (!match) {
      return refuse(res, 'this stand-in answers only up and up{job="…"}');
    }
    const seconds = Date.now() / 1000;
    return succeed(res, {
      resultType: 'vector',
      result: targets
        .filter(({ job }) => !match[1] || job === match[1])
        .map(target => ({
          metric: { __name__: 'up', job: target.job, instance: target.address },
          value: [seconds, target.up ? '1' : '0'],
        })),
    });
  };
}
