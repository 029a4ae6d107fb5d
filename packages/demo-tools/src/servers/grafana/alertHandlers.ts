import { Request } from 'express';
import { z } from 'zod';
import type { Handler } from '../../http/handler';
import { refuse } from './errors';
import type { GrafanaState } from './GrafanaState';
import type { AlertRule } from './model';

export const BASE = '/v1/provisioning/alert-rules';

const ruleBody = z.object({
  uid: z
    .string()
    .regex(/^[a-zA-Z0-9-_]{1,40}$/)
    .optional(),
  title: z.string().min(1).max(190),
  folderUID: z.string(),
  ruleGroup: z.string().min(1).max(190),
  condition: z.string(),
  data: z.array(z.looseObject({ refId: z.string() })).min(1),
  noDataState: z.enum(['Alerting', 'NoData', 'OK']).default('NoData'),
  execErrState: z.enum(['OK', 'Alerting', 'Error']).default('Error'),
  for: z.string().default('0s'),
  labels: z.record(z.string(), z.string()).default({}),
  annotations: z.record(z.string(), z.string()).default({}),
  isPaused: z.boolean().default(false),
  notification_settings: z.looseObject({ receiver: z.string() }).optional(),
});

function present({ state: _state, ...rule }: AlertRule) {
  return { ...rule, orgID: 1 };
}

export function listRules(state: GrafanaState): Handler {
  return (_req, res) => {
    res.json(state.rules.list().map(present));
  };
}

export function showRule(state: GrafanaState): Handler {
  return (req, res) => {
    const rule = state.rules.get(req.params.uid);
    return rule ? void res.json(present(rule)) : void res.status(404).end();
  };
}

export function createRule(state: GrafanaState): Handler {
  return (req, res) => {
    const body = ruleBody.safeParse(req.body);
    if (!body.success) {
      return refuse(res, 400, z.prettifyError(body.error));
    }
    const id = state.nextId();
    const uid = body.data.uid ?? `rule-${id}`;
    const problem = problemOf(state, { ...body.data, uid });
    if (problem) {
      return refuse(res, problem.status, problem.message);
    }
    const rule = state.rules.put(uid, {
      ...body.data,
      id,
      uid,
      ...provenanceOf(req),
      updated: new Date().toISOString(),
      state: 'inactive',
    });
    return void res.status(201).json(present(rule));
  };
}

export function editRule(state: GrafanaState): Handler {
  return (req, res) => {
    const known = state.rules.get(req.params.uid);
    const body = ruleBody.safeParse(req.body);
    if (!known) {
      return void res.status(404).end();
    }
    if (!body.success) {
      return refuse(res, 400, z.prettifyError(body.error));
    }
    const rule = state.rules.put(known.uid, {
      ...known,
      ...body.data,
      uid: known.uid,
      ...provenanceOf(req),
      updated: new Date().toISOString(),
    });
    return void res.json(present(rule));
  };
}

export function deleteRule(state: GrafanaState): Handler {
  return (req, res) => {
    state.rules.delete(req.params.uid);
    res.status(204).end();
  };
}

export function listContactPoints(state: GrafanaState): Handler {
  return (req, res) => {
    const { name } = req.query;
    res.json(state.contactPoints.filter(point => !name || point.name === name));
  };
}

export function showPolicies(state: GrafanaState): Handler {
  return (_req, res) => {
    res.json(state.policies);
  };
}

function provenanceOf(req: Request): Pick<AlertRule, 'provenance'> {
  return { provenance: req.get('x-disable-provenance') ? undefined : 'api' };
}

function problemOf(
  state: GrafanaState,
  rule: { uid: string; title: string; folderUID: string },
): { status: number; message: string } | undefined {
  if (!state.folders.get(rule.folderUID)) {
    return { status: 400, message: 'folder does not exist' };
  }
  const taken = state.rules
    .list()
    .some(
      other =>
        other.uid === rule.uid ||
        (other.title === rule.title && other.folderUID === rule.folderUID),
    );
  return taken
    ? { status: 409, message: 'a rule with this uid or title already exists' }
    : undefined;
}
