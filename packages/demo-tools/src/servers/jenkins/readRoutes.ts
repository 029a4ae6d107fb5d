import type { Request, Response } from 'express';
import PromiseRouter from 'express-promise-router';
import { rootUrl } from '../../http/hostGuard';
import { writeConfigXml } from './configXml';
import { jenkinsErrors } from './errors';
import { locate } from './locate';
import type { JenkinsState } from './JenkinsState';
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

export function createReadRoutes(state: JenkinsState) {
  const router = PromiseRouter();
  const nodesFor = (req: Request) =>
    new JenkinsNodes(() => state.items.list(), rootUrl(req));

  router.get('/api/json', (req, res) =>
    sendNode(req, res, nodesFor(req).hudson()),
  );

  router.get('/me/api/json', (_req, res) => {
    res.json({ _class: 'hudson.model.User', id: 'strata', fullName: 'Strata' });
  });

  router.get(/^((?:\/job\/[^/]+)+)\/api\/json$/, (req, res) => {
    const item = locate(state, req);
    return item
      ? sendNode(req, res, nodesFor(req).item(item))
      : jenkinsErrors.notFound(res.status(404));
  });

  router.get(/^((?:\/job\/[^/]+)+)\/config\.xml$/, (req, res) => {
    const item = locate(state, req);
    return item
      ? void res.type('application/xml').send(writeConfigXml(item))
      : jenkinsErrors.notFound(res.status(404));
  });

  router.get(
    /^((?:\/job\/[^/]+)+)\/(\d+|lastBuild|lastSuccessfulBuild)\/(api\/json|wfapi\/describe)$/,
    (req, res) => {
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
        return sendNode(req, res, nodesFor(req).build(item, build));
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
    },
  );
  return router;
}
