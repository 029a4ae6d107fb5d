import { Response, text } from 'express';
import type { Handler } from '../../http/handler';
import { rootUrl } from '../../http/hostGuard';
import { readConfigXml } from './configXml';
import { jenkinsErrors } from './errors';
import type { JenkinsState } from './JenkinsState';
import { locate } from './locate';
import { pathOf } from './model';

export const xmlBody = text({ type: ['*/xml', '*/*+xml'], limit: '1mb' });

function badRequest(res: Response, reason: string): void {
  res.set('X-Error', reason);
  jenkinsErrors.notFound(res.status(400));
}

export function createItem(state: JenkinsState): Handler {
  return async (req, res) => {
    const parent = req.params[0] ? locate(state, req) : undefined;
    const name = String(req.query.name ?? '');
    if (req.params[0] && parent?.kind !== 'folder') {
      return jenkinsErrors.notFound(res.status(404));
    }
    if (!name || /[/\\?*%!@#$^&|<>[\]:;]/.test(name) || /^\.+$/.test(name)) {
      return badRequest(res, `'${name}' is an unsafe name`);
    }
    if (typeof req.body !== 'string' || !req.body.includes('<')) {
      return badRequest(res, 'the body must be a config.xml');
    }
    const fullName = parent ? `${parent.fullName}/${name}` : name;
    if (state.items.get(fullName)) {
      return badRequest(res, `A job already exists with the name '${name}'`);
    }
    await state.create(fullName, req.body);
    return void res.status(200).end();
  };
}

export function changeConfig(state: JenkinsState): Handler {
  return (req, res) => {
    const item = locate(state, req);
    if (!item) {
      return jenkinsErrors.notFound(res.status(404));
    }
    const { kind: _kind, ...changes } = readConfigXml(String(req.body));
    state.items.put(item.fullName, { ...item, ...changes });
    return void res.status(200).end();
  };
}

export function startBuild(state: JenkinsState): Handler {
  return async (req, res) => {
    const item = locate(state, req);
    if (!item || item.kind === 'folder') {
      return jenkinsErrors.notFound(res.status(404));
    }
    if (item.disabled) {
      return badRequest(res, `${item.fullName} is not buildable`);
    }
    await state.build(item);
    res.set('Location', `${rootUrl(req)}${pathOf(item.fullName)}/`);
    return void res.status(201).end();
  };
}

export function removeItem(state: JenkinsState): Handler {
  return (req, res) => {
    const item = locate(state, req);
    if (!item) {
      return jenkinsErrors.notFound(res.status(404));
    }
    state.delete(item.fullName);
    return req.method === 'DELETE'
      ? void res.status(204).end()
      : void res.redirect(302, `${rootUrl(req)}/`);
  };
}
