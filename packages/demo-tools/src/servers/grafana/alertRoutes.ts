import { json, Request } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { refuse } from './errors';
import type { GrafanaState } from './GrafanaState';
import type { AlertRule } from './model';

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

export function createAlertRoutes(state: GrafanaState) {
  const router = PromiseRouter();
  const base = '/v1/provisioning/alert-rules';

  router.get(base, (_req, res) => {
    res.json(state.rules.list().map(present));
  });

  router.get(`${base}/:uid`, (req, res) => {
    const rule = state.rules.get(req.params.uid);
    return rule ? void res.json(present(rule)) : void res.status(404).end();
  });

  router.post(base, json(), (req, res) => {
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
  });

  router.put(`${base}/:uid`, json(), (req, res) => {
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
  });

  router.delete(`${base}/:uid`, (req, res) => {
    state.rules.delete(req.params.uid);
    res.status(204).end();
  });

  router.get('/v1/provisioning/contact-points', (req, res) => {
    const { name } = req.query;
    res.json(state.contactPoints.filter(point => !name || point.name === name));
  });

  router.get('/v1/provisioning/policies', (_req, res) => {
    res.json(state.policies);
  });
  return router;
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
