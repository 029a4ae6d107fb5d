import express, {
  Express,
  NextFunction,
  Request,
  Response,
  Router,
} from 'express';
import { hostGuard } from './hostGuard';
import {
  MISBEHAVIOURS,
  Misbehaviour,
  MisbehaviourSwitch,
  VendorErrors,
} from './misbehaviour';

/** One tool's HTTP face: the vendor's routes and errors. */
export interface ToolServer {
  errors: VendorErrors;
  router: Router;
}

/** Puts what all stand-ins share around a tool: host check, control and misbehaviour. */
export function createToolApp(
  server: ToolServer,
  log: (line: string) => void,
): {
  app: Express;
  control: MisbehaviourSwitch;
} {
  const app = express();
  const control = new MisbehaviourSwitch(server.errors);
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.use(hostGuard);
  app.use('/_demo', createControlRouter(control));
  app.use(control.middleware);
  app.use(server.router);
  app.use((_req, res) => server.errors.notFound(res.status(404)));
  app.use(createErrorHandler(server.errors, log));
  return { app, control };
}

/** Malformed bodies and addresses carry their own status; anything else is our fault. */
function createErrorHandler(errors: VendorErrors, log: (line: string) => void) {
  return (
    error: Error & { status?: number },
    req: Request,
    res: Response,
    next: NextFunction,
  ) => {
    if (res.headersSent) {
      return next(error);
    }
    if (error.status && error.status < 500) {
      return res.status(error.status).json({ message: error.message });
    }
    log(`${req.method} ${req.path}: ${error.stack}`);
    return errors.serverError(res.status(500));
  };
}

/** Lets a person switch modes: `POST /_demo/misbehave` with `{"mode": "rate-limit"}` or null. */
function createControlRouter(control: MisbehaviourSwitch): Router {
  const router = Router();
  router.get('/misbehave', (_req, res) => {
    res.json({ mode: control.current, modes: MISBEHAVIOURS });
  });
  router.post('/misbehave', express.json(), (req, res) => {
    const mode = req.body?.mode ?? null;
    if (mode !== null && !MISBEHAVIOURS.includes(mode)) {
      res
        .status(400)
        .json({ error: `mode is null or one of ${MISBEHAVIOURS.join(', ')}` });
      return;
    }
    control.set(mode as Misbehaviour | null);
    res.json({ mode });
  });
  return router;
}
