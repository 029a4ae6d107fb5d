import { Request, Response, Router } from 'express';
import type { ToolServer } from '../../http/createToolApp';
import { sendPage } from '../../http/page';
import type { ToolContext } from '../../tools';
import { prometheusErrors } from './errors';
import { presentAlert, presentGroup, presentTarget } from './present';
import { ruleGroups } from './rules';
import { scrapeTargets } from './targets';

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

/** A small Prometheus for machines that have none; it has no authentication, as the real one. */
export function createPrometheus({ company, now }: ToolContext): ToolServer {
  const router = Router();
  const api = Router();
  const groups = ruleGroups(company);
  const targets = scrapeTargets(company);
  const active = groups
    .flatMap(group => group.rules)
    .filter(rule => rule.state !== 'inactive');
  const startedAt = now.toISOString();

  api.get('/rules', (req, res) => {
    const { type, exclude_alerts } = req.query;
    if (type !== undefined && type !== 'alert' && type !== 'record') {
      return refuse(res, `invalid query parameter type='${type}'`);
    }
    const at = new Date().toISOString();
    const page = pageOfGroups(type === 'record' ? [] : groups, req);
    return succeed(res, {
      ...page,
      groups: page.groups.map(group =>
        presentGroup(group, at, exclude_alerts !== 'true'),
      ),
    });
  });
  api.get('/targets', (req, res) => {
    const at = new Date().toISOString();
    const wanted = req.query.state !== 'dropped';
    succeed(res, {
      activeTargets: wanted ? targets.map(t => presentTarget(t, at)) : [],
      droppedTargets: [],
      droppedTargetCounts: Object.fromEntries(
        targets.map(({ job }) => [job, 0]),
      ),
    });
  });
  api.get('/alerts', (_req, res) => {
    succeed(res, { alerts: active.map(rule => presentAlert(rule, startedAt)) });
  });
  api.get('/status/buildinfo', (_req, res) => {
    succeed(res, {
      version: '3.5.0',
      revision: 'demo',
      branch: 'HEAD',
      buildUser: 'strata',
      buildDate: '20260101-00:00:00',
      goVersion: 'go1.25.0',
    });
  });
  api.get('/query', (req, res) => {
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
  });
  router.use('/api/v1', api);
  router.get('/-/ready', (_req, res) => void res.send('Ready.\n'));
  router.get(
    ['/', '/alerts', '/rules', '/targets', '/graph', '/query'],
    (req, res) => sendPage(res, { tool: 'Prometheus', title: req.path }),
  );
  return { errors: prometheusErrors, router };
}
