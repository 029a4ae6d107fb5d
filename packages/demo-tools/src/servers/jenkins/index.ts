import { Router } from 'express';
import type { ToolServer } from '../../http/createToolApp';
import { sendPage } from '../../http/page';
import type { ToolContext } from '../../tools';
import { authenticate } from './authenticate';
import { jenkinsErrors } from './errors';
import { FileProbe, JenkinsState } from './JenkinsState';
import { locate } from './locate';
import { parentOf, pathOf } from './model';
import { createReadRoutes } from './readRoutes';
import { createWriteRoutes } from './writeRoutes';

/** Addresses that a person opens; everything else needs a credential. */
const PAGE = /^\/(?:job\/[^/]+\/(?:job\/[^/]+\/)*)?(?:\d+\/)?$/;

export function createJenkins(
  context: ToolContext,
  hasFile: FileProbe,
): ToolServer & { state: JenkinsState } {
  const state = new JenkinsState(context, hasFile);
  const router = Router({ strict: true });
  router.get('*', (req, res, next) => {
    const item = locate(state, req);
    const path = req.path.endsWith('/') ? req.path : `${req.path}/`;
    if (!PAGE.test(path) || (path !== '/' && !item)) {
      return next();
    }
    const newest = item?.builds[0];
    return sendPage(res, {
      tool: 'Jenkins',
      title: item ? decodeURIComponent(item.fullName) : 'Dashboard',
      lines: newest ? [`#${newest.number}: ${newest.result}`] : [],
      links: state.items
        .list()
        .filter(({ fullName }) => parentOf(fullName) === (item?.fullName ?? ''))
        .map(({ fullName }) => ({
          path: `${pathOf(fullName)}/`,
          title: decodeURIComponent(fullName),
        })),
    });
  });
  router.use(authenticate, createReadRoutes(state), createWriteRoutes(state));
  return { errors: jenkinsErrors, router, state };
}
