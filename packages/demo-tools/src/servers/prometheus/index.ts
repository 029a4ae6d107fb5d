import { Router } from 'express';
import type { ToolServer } from '../../http/createToolApp';
import { sendPage } from '../../http/page';
import type { ToolContext } from '../../tools';
import { prometheusErrors } from './errors';
import {
  answerQuery,
  listAlertmanagers,
  listAlerts,
  listRules,
  listTargets,
  showBuildInfo,
} from './handlers';
import { readRuleFiles } from './ruleFiles';
import { ruleGroups } from './rules';
import { scrapeTargets } from './targets';

/** A small Prometheus for machines that have none; it has no authentication, as the real one. */
export function createPrometheus(context: ToolContext): ToolServer {
  const { company, now, ruleFolder } = context;
  const router = Router();
  const seeded = ruleGroups(company);
  let loaded = readRuleFiles(ruleFolder);
  const groups = () => [...seeded, ...loaded];
  const targets = scrapeTargets(company);
  const base = '/api/v1';
  router.get(`${base}/rules`, listRules(groups));
  router.get(`${base}/targets`, listTargets(targets));
  router.get(`${base}/alerts`, listAlerts(groups, now));
  router.get(`${base}/alertmanagers`, listAlertmanagers(company));
  router.get(`${base}/status/buildinfo`, showBuildInfo);
  router.get(`${base}/query`, answerQuery(targets));
  router.post('/-/reload', (_req, res) => {
    loaded = readRuleFiles(ruleFolder);
    res.end();
  });
  router.get('/-/ready', (_req, res) => void res.send('Ready.\n'));
  router.get(
    ['/', '/alerts', '/rules', '/targets', '/graph', '/query'],
    (req, res) => sendPage(res, { tool: 'Prometheus', title: req.path }),
  );
  return { errors: prometheusErrors, router };
}
