import type { Request, Response } from 'express';
import type { Handler } from '../../http/handler';
import { rootUrl } from '../../http/hostGuard';
import { writeConfigXml } from './configXml';
import { jenkinsErrors } from './errors';
import type { JenkinsState } from './JenkinsState';
import { locate } from './locate';
import { JenkinsNodes } from './nodes';
import { JenkinsNode, parseTree, render } from './tree';

function sendNode(req: Request, res: Response, node: JenkinsNode): void {
  const { tree } = req.query;
  if (typeof tree !== 'string') {
    res.json(render(node));
    return;
  }
  try {
    res.json(render(node, parseTree(tree)));
  } catch (error) {
    res.status(400).type('text').send(`tree: ${error.message}\n`);
  }
}

function nodesFor(state: JenkinsState, req: Request): JenkinsNodes {
  return new JenkinsNodes(() => state.items.list(), rootUrl(req));
}

export function showRoot(state: JenkinsState): Handler {
  return (req, res) => sendNode(req, res, nodesFor(state, req).hudson());
}

export function showSelf(): Handler {
  return (_req, res) => {
    res.json({ _class: 'hudson.model.User', id: 'strata', fullName: 'Strata' });
  };
}

export function showItem(state: JenkinsState): Handler {
  return (req, res) => {
    const item = locate(state, req);
    return item
      ? sendNode(req, res, nodesFor(state, req).item(item))
      : jenkinsErrors.notFound(res.status(404));
  };
}

export function showConfig(state: JenkinsState): Handler {
  return (req, res) => {
    const item = locate(state, req);
    return item
      ? void res.type('application/xml').send(writeConfigXml(item))
      : jenkinsErrors.notFound(res.status(404));
  };
}

export function showBuild(state: JenkinsState): Handler {
  return (req, res) => {
    const item = locate(state, req);
    const wanted = req.params[1];
    const build = item?.builds.find(
      ({ number, result }) =>
        wanted === 'lastBuild' ||
        (wanted === 'lastSuccessfulBuild' && result === 'SUCCESS') ||
        String(number) === wanted,
    );
    if (!item || !build) {
      return jenkinsErrors.notFound(res.status(404));
    }
    if (req.params[2] === 'api/json') {
      return sendNode(req, res, nodesFor(state, req).build(item, build));
    }
    return void res.json({
      id: String(build.number),
      name: `#${build.number}`,
      status: build.result === 'SUCCESS' ? 'SUCCESS' : 'FAILED',
      startTimeMillis: build.timestamp,
      endTimeMillis: build.timestamp + build.duration,
      durationMillis: build.duration,
      stages: [{ id: '1', name: 'Test', durationMillis: build.duration }],
    });
  };
}
